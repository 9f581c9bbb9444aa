"""All pages of a listing."""
import urllib.parse

from client import Failure

PAGE_SIZE = 100


class Listing:
    """All pages of a listing: by number, by the address of the next page, or by cursor."""

    def __init__(self, client, path, parameters, permission):
        self.entries, self.totals, self.missing = [], set(), []
        query, number, pages, seen, ids = dict(parameters, pageSize=PAGE_SIZE, pageNumber=1), 1, None, set(), set()
        while True:
            here = path + "?" + urllib.parse.urlencode(query)
            try:
                if here in seen:
                    raise Failure("the reference leads to a page that was read before")
                seen.add(here)
                page = client.get(path, query, permission)[1]
                if not isinstance(page, dict) or not isinstance(page.get("entities", []), list):
                    raise Failure("the answer is not a listing")
            except Failure as failure:
                self.missing.append({"what": f"page {number} of {pages}" if pages else
                                     "all pages" if number == 1 else f"page {number} and all after it",
                                     "reason": str(failure)})
                if not pages or number >= pages:
                    return
                number += 1
                query["pageNumber"] = number
                continue
            known = len(self.entries)
            for entry in page.get("entities", []):
                if isinstance(entry, dict) and entry.get("id") not in ids:
                    self.entries.append(entry)
                    ids.add(entry.get("id", object()))
            if isinstance(page.get("total"), int):
                self.totals.add(page["total"])
            if isinstance(page.get("pageCount"), int):
                pages = page["pageCount"]
                if number >= pages:
                    return
                query["pageNumber"] = number + 1
            elif page.get("nextUri"):
                path, query = self.local(page["nextUri"])
                if path is None:
                    self.missing.append({"what": f"page {number + 1} and all after it",
                                         "reason": "the reference to the next page leads to another host"})
                    return
            elif page.get("cursor"):
                query.pop("pageNumber", None)
                query["cursor"] = page["cursor"]
            elif "cursor" not in query and self.may_continue(page, len(self.entries) - known):
                query["pageNumber"] = number + 1
            else:
                return
            number += 1

    def may_continue(self, page, count):
        """Whether another page can follow one with `count` new entries that does not refer to it: it is full, and not all."""
        size = page["pageSize"] if isinstance(page.get("pageSize"), int) else PAGE_SIZE
        return count > 0 and count >= size and len(self.entries) not in self.totals

    @property
    def total(self):
        """The number of entries that the answers announced; None without a number."""
        return max(self.totals, default=None)

    @property
    def is_inconsistent(self):
        return self.totals not in (set(), {len(self.entries)})

    @staticmethod
    def local(address):
        """Returns the path and the query of an address on the same server; None for any other."""
        parts = urllib.parse.urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path.startswith("/api/v2/"):
            return None, None
        return parts.path, dict(urllib.parse.parse_qsl(parts.query))
