"""Draws names of people for texts, by language and with the frequencies of the country lists."""

import sources

#: The countries whose names occur most often in texts of a language.
COUNTRIES = {language: countries.split() for language, countries in (
    entry.split("=") for entry in (
        "de=de at ch,fr=fr be ca ch,es=es mx ar co cl pe,pt=br pt,it=it ch,nl=nl be,pl=pl,cs=cz,sk=sk,hu=hu,ro=ro,bg=bg,"
        "hr=hr rs,sr=rs,sl=si,sv=se,no=no,da=dk,fi=fi,et=ee,lv=lv,lt=lt,tr=tr,el=gr,ru=ru,uk=ua by,id=id,ms=my,vi=vn,"
        "tl=ph,ca=es,en=us gb au ca ie nz ng za in gh ke ph").split(","))}


class People:
    """Given names and surnames of the frequency lists, `lists/names-world.txt` and `lists/names-by-language.txt`."""

    def __init__(self, frequencies, generator):
        self.random = generator
        self.tables = {}
        for country, (given, surname) in sources.frequencies(frequencies).items():
            given, surname = self.usable(given), self.usable(surname)
            if len(surname[0]) > 60:
                self.tables[country] = (given if len(given[0]) > 60 else None, surname)
        self.complete = [country for country, (given, _) in self.tables.items() if given]
        self.listed = sources.by_language("latin")
        self.world = [(given, surname) for given, surname in sources.world().values() if given and surname]

    @staticmethod
    def usable(shares):
        names = [(name.title() if name.isupper() else name, share) for name, share in shares.items()
                 if 2 < len(name) < 22 and len(name.split()) < 3 and all(c.isalpha() or c in "-' ’" for c in name)]
        names.sort(key=lambda entry: -entry[1])
        # The exponent draws rare names more often than they occur.
        return [name for name, _ in names[:6000]], [share ** 0.55 for _, share in names[:6000]]

    def draw(self, language=None):
        """Returns a given name and a surname, mostly of a country where people speak `language`."""
        r = self.random
        given, surname = self.listed.get(language, ((), ()))
        if given and surname and r.random() < 0.25:
            return r.choice(given), r.choice(surname)
        roll = r.random()
        countries = [c for c in COUNTRIES.get(language, []) if c in self.complete] if roll < 0.6 else []
        if countries or roll < 0.8:
            given, surname = self.tables[r.choice(countries or self.complete)]
            return r.choices(*given)[0], r.choices(*surname)[0]
        given, surname = r.choice(self.world)
        return r.choice(given).title(), r.choice(surname).title()
