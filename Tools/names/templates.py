"""Phrasings that people use around names, and texts that hold none. Written by hand; `generate.py` fills them in.

`{X}` is a name: F given, L surname, N both, R reversed with comma, I/J initial and surname, G given and initial,
C/c/h camel case, D initial run together with the surname, s/S/T/U snake case, d dotted, k kebab, r run together,
i initial run together in lower case, A/B/V capitals, f/l lower case, W surname first. `<list>` is a word of a list.
"""

STYLE_WEIGHTS = {"title": 4, "route": 7, "owner": 5, "asset": 8, "test": 4, "snake": 7, "camel": 7, "prose": 7, "status": 6,
                 "alone": 4, "languages": 10, "bare": 5, "lower": 4, "initial": 4}

POSITIVE = {
    "title": [
        "Mr {L} line", "Mrs. {L} direct", "Ms {L} voicemail", "Dr {L} <noun>", "Dr. {N} office", "Prof. {L}", "Mr. {N}", "Miss {L} callback",
        "Call Dr {L}", "Dr {F} {x}".replace(" {x}", ""), "Send to Mr {L}", "Mrs {L} - <noun>", "Sir {N}", "Dr_{h}_<noun>", "Mr{h}<noun>", "MrsC{h}".replace("C{h}", "{h}"),
        "Patients of Dr. {L} press <n>", "Nurse {F} line", "Pastor {F} hotline", "Coach {L} <noun>", "Attorney {N} intake", "Judge {L} chambers",
        "Captain {L} dispatch", "DR {B} ON CALL", "dr {l} queue", "Rev. {N} prayer line", "Officer {L} desk",
    ],
    "route": [
        "Transfer to {N}", "Transfer to {F}", "Transfer {N}", "Transfer_to_{C}", "TransferTo{C}", "TransferTo{c}", "Route to {F}", "Route calls to {N}",
        "Forward to {N}", "Forward_{s}", "Send to {F} {x}".replace(" {x}", ""), "Escalate to {N}", "Escalate to {F} (<tag>)", "EscalateTo{C}", "Call {F} first", "Call {N}",
        "Redirect to {N} <n>", "Xfer {F}", "xfer to {f}", "Page {F}", "Page {N} overhead", "Page {F} at <n>", "Dial {F} cell", "Blind transfer to {N}",
        "Connect to {F}", "Connect caller with {N}", "Ring {F}, then {F}", "Route <lower> calls to {N}", "Hand off to {F}", "Pass to {F} for approval",
        "If busy send to {N}", "Default agent {N}", "Backup: {N}", "Overflow to {F}", "<team> - transfer to {N}", "<team>_to_{S}", "Transfer: {N}", "{F} transfer",
        "Set agent {N}", "Preferred agent {N}", "Route_{S}", "Dial_{S}_<n>", "Assign to {F}", "Assign {N}",
    ],
    "owner": [
        "Owner: {N}", "Owner {F}", "Created by {N}", "created by {r}", "created by {f}", "Created by {F} on <n>", "Built by {N} <n>", "Author: {I}", "by {N}", "by {i}",
        "Maintained by {F}", "Contact {N} with questions", "Contact: {N}", "Questions? Ask {F}", "ask {F}", "ask {f} first", "Ask {N} before changing", "Do not edit, see {F}",
        "DO NOT DELETE - {F}", "Do not delete ({N})", "DO NOT TOUCH {A}", "Per {F}, keep", "Requested by {N}", "approved by {F} {x}".replace(" {x}", ""), "Updated by {F} <n>", "Last edit {i}",
        "Changed by {d}", "Assigned to {d}", "{F} owns this", "Managed by {N}", "SME: {N}", "POC {N}", "Admin - {F}", "Modified {F} <n>", "Copy made by {F}", "For {F}",
        "{N} requested this", "Recorded by {F}", "Voice of {N}", "Tested by {F} and {F}", "<team> owner {N}", "Prepared for {N}", "reviewed: {N}",
    ],
    "asset": [
        "{N} voicemail", "{F} voicemail", "{F} vm", "{F}VM", "{C}_VM", "{N} desk phone", "{F} desk", "{N} direct line", "{N} callback", "{F} callback", "{F} line", "{L} line",
        "{N} DID", "{U}_DID", "{C}_DID", "{N} ext <n>", "{F} x<n>", "{N} - <n>", "{R} - Direct", "Voicemail - {R}", "Voicemail {N}", "VM {F}", "{F} cell", "{F} mobile", "{F} greeting",
        "{N} personal line", "{T}_Personal_Line", "{N} mailbox", "{F}'s voicemail", "{F}'s line", "{F}'s queue", "{N}'s calls", "{F} Queue", "{A}_QUEUE", "{s}_queue", "queue_{s}",
        "{d}_queue", "{D}_agent", "Agent {N}", "agent_{i}", "{i} agent", "User {N}", "{N} office", "Office of {N}", "{F} overhead page", "{N} inbox", "Ext <n> {N}", "<n> {N}",
        "{N} - After Hours", "{F} after hours", "{N} Holiday", "{F} out of office", "{F} vacation", "{F} PTO", "{F} laptop", "Play {F} greeting", "{N} callback queue",
        "{N}_<n>", "{C}<n>", "DID {N}", "{R} <n>", "{W} voicemail", "{V} VOICEMAIL", "{I} voicemail", "{F} coverage", "{N} backup", "{F} schedule", "Check {F} schedule",
    ],
    "test": [
        "{F}TestFlow", "{c}TestFlow", "{F}'s test flow", "{F} test", "Test {F}", "test_{f}", "{f}_test", "{F}Test", "{F} sandbox", "{F}_sandbox", "{F} copy", "{F} demo", "Demo {F}",
        "{c}Demo", "{C}Test", "{N} test", "Copy of {F} flow", "{F} flow", "{c}Flow", "{i}_test", "{F} draft", "{F} dev", "Dev{c}", "{F} POC", "{F} playground", "{F}_old", "old {F} flow",
        "{F} v<n>", "{c}_v<n>", "Test-{F}-<n>", "{F} training", "{c}IVR", "{F} IVR", "{c}_Flow_<n>", "TEST {A}", "TEST_{A}_<n>", "{F}'s sandbox", "{F}s test", "{c}Backup", "zz_{f}_<noun>",
        "{F} <team> test", "{c}<team>Test", "{F}'s <team> flow", "{F}s flow do not use",
    ],
    "snake": [
        "task_{s}", "task_{s}_vm", "{S}_VM", "{s}_vm", "{S}", "{T}", "{U}", "{d}", "{k}", "q_{s}", "{s}_transfer", "{s}_callback", "flow_{f}", "flow_{s}", "{U}_VM", "{S}_<n>", "vm_{s}",
        "state_{s}", "{k}-line", "prompt_{s}", "greeting_{s}", "grt_{f}", "ask_{f}", "call_{s}", "xfer_{f}_{l}".replace("{f}_{l}", "{s}"), "to_{s}", "{s}_direct", "{s}_ext<n>", "usr_{s}", "user_{d}",
        "{d}_flow", "<team>_{s}", "<team>-{k}", "{T}_<noun>", "copy_{s}", "{i}_queue", "voicemail_{i}", "{s}_<noun>", "ivr_{s}",
    ],
    "camel": [
        "{C}", "{C}VM", "{C}Voicemail", "{C}Queue", "{C}Line", "{C}Callback", "Transfer{C}", "TransferTo{C}", "Call{C}", "Send{C}", "Play{c}Greeting", "{c}Greeting", "{c}Voicemail", "{D}",
        "{D}_VM", "{D}Flow", "Ask{c}", "Page{C}", "To{C}", "{C}_<n>", "<team>{C}", "{C}<noun>", "RouteTo{D}", "{C}Direct", "{C}-<noun>", "queue{C}", "agent{C}", "<team>-{C}", "{C}AfterHours",
        "Transfer_to_{C}", "XferTo{c}", "VM{C}", "Escalate{C}", "{c}CallFlow", "get{C}Status", "notify{c}", "Notify{C}",
    ],
    "prose": [
        "You have reached {N}.", "You have reached the voicemail of {N}. Please leave a message.", "You have reached Dr. {N} at extension <n>", "Hi, this is {F}, please leave a message.",
        "Hello, you've reached {F} {x}".replace(" {x}", ""), "Thank you for calling the office of {N}.", "Thank you for calling {N}, attorney at law.", "My name is {F} and I will help you today",
        "Please hold while I transfer you to {N}", "Press <n> for {F}", "Press <n> to speak with {N}", "For {N} press <n>", "To reach {N}, press <n>.", "To leave a message for {F}, press <n>",
        "{N} is not available right now", "{F} is away from the desk", "{F} will call you back", "{F} says the greeting must stay", "{N} asked for this on <n>", "{F} can fix it",
        "I am out today, please see {F}", "Out of office: contact {N}", "Your account manager {N} will call you", "Your call is being connected to {N}", "This flow was written by {N} in <n>",
        "Route callers to {N} until the move is done", "Used by the front desk and {F}", "Please direct questions to {N}", "Sends the caller to {N} when the queue is closed",
        "Talk to {F} before you change this", "Told {F} about the outage", "Ask for {N} at the front desk", "speak with {F} about this", "Flow for {N} and team", "per {F} this is temporary",
        "handles calls for {F} while on leave", "Old greeting with {F}", "Plays the message that {F} recorded", "Thanks to {F} for the recording", "Goodbye from {F}", "{F} and {F} cover the weekend",
        "if {F} is out send to <lower>", "Emergency contact is {N}", "Please call {F} at home", "Escalations go to {N}", "Calls {F} and then the queue", "Email {F} when it fails", "In case of trouble call {N}",
    ],
    "status": [
        "Covering for {F}", "covering for {F} until <n>", "Cover for {N}", "In a meeting with {F}", "Lunch with {F}", "Training with {N}", "1:1 with {F}", "Call {F} for urgent issues", "Out, {F} is covering",
        "On leave - contact {N}", "OOO, see {F}", "OOO until <n> - contact {F}", "Back at <n>, ask {F}", "Shadowing {F}", "Helping {F} with tickets", "Picking up {F} from school", "Visiting {F}",
        "At {F}'s desk", "With {N}", "{F} has my queue", "{F} covers", "Please contact {N} in my absence", "Working from home, ping {F}", "Sick, {F} takes calls", "Mentoring {F}", "coaching {F} and {F}",
        "Doctor with {F}", "{F}'s birthday", "Interview with {N}", "Out for {F}'s wedding", "Away - {N} <n>", "Taking over for {F}", "filling in for {f}", "back soon, {f} is here",
    ],
    "alone": ["{N}", "{F}", "{R}", "{W}", "{V}", "{I}", "{G}", "{N}", "{N} (<n>)", "{N} - <n>", "<n> - {N}", "({N})", "{F} <n>"],
    "initial": ["{I} voicemail", "{J} line", "{D}_DID", "{J} - <noun>", "Transfer to {I}", "{G} queue", "{G} <noun>", "Owner: {J}", "{D} <noun>", "{i} test", "by {i}", "{I}", "owner {i}", "{D}_<n>", "agent {D}", "{i}_<noun>"],
    "bare": [
        "{N} <noun>", "{N} - <team>", "<team> - {N}", "{N} <tag>", "{N} (<team>)", "<team> {N}", "<team>: {N}", "{N} | <team>", "{N} > <noun>", "{R} (<noun>)", "{N}_<noun>", "<noun> {N}",
        "<noun> - {N}", "<place> {N}", "{F} - <team>", "{F} (<team>)", "<team> - {F}", "<team> ({F})", "{F}'s <noun>", "{F}'s <team>", "{L}'s <noun>", "{W} <noun>", "{V} <noun>", "<noun>_{S}", "{N} - <tag> - <n>",
    ],
    "lower": [
        "{f} voicemail", "transfer to {f}", "ask {f} first", "call {f}", "{s}", "created by {r}", "made by {r}", "{r}", "{r} test", "by {r}", "owner {r}", "assigned {r}", "{r}_vm", "queue {r}", "contact {r}",
        "{f} test flow", "test {f}", "{f}s queue", "see {f} for access", "route to {f} then {F}", "{i}", "user {i}", "{i} vm", "edited by {i}", "author {r}",
    ],
    "languages": [
        # Spanish
        "Transferir a {N}", "Transferencia a {F}", "Llamar a {F}", "Preguntar por {N}", "Buzón de {N}", "Creado por {N}", "Cola de {F}", "Línea directa de {N}", "Prueba de {F}", "prueba {f}", "Pasar con {F}",
        "Contactar con {N}", "Hable con {F}", "Oficina de {N}", "Sr. {L}", "Sra. {L} directo", "Ha llamado a {N}, deje su mensaje", "Se ha comunicado con {N}", "Mi nombre es {F}", "Responsable: {N}", "Vacaciones de {F}",
        "Cubriendo a {F}", "No borrar - {F}", "Flujo de {F}", "Hola, soy {F}", "Dra. {N} consulta", "Atendido por {N}", "Escalar a {N}",
        # French
        "Transférer à {N}", "Transfert vers {F}", "Demander {F}", "Messagerie de {N}", "Boîte vocale de {N}", "Créé par {N}", "Ligne directe {N}", "Poste de {F}", "Test de {F}", "Appeler {F}", "Contacter {N}",
        "M. {L}", "Mme {L} ligne", "Mme {N}", "Vous êtes bien chez {N}", "Je suis {F}", "Je m'appelle {F}", "Ne pas supprimer ({F})", "Absente, voir {F}", "Je remplace {F}", "Bureau de {N}", "Cabinet du Dr {L}",
        "Responsable {N}", "Flux de {F}", "Congés {F}", "Bonjour, {F} à votre écoute", "Appelez {F} en cas d'urgence",
        # German
        "Weiterleiten an {N}", "Weiterleitung an {F}", "Verbinden mit {N}", "Herr {L}", "Frau {L} Durchwahl", "Frau {N}", "Herrn {L} verbinden", "Anrufbeantworter {N}", "Erstellt von {N}", "Ansprechpartner: {N}", "Test von {F}",
        "Testflow {F}", "Bitte {F} fragen", "Rückruf {N}", "Rückruf an {F}", "Büro {N}", "Sie sind verbunden mit {N}", "Mein Name ist {F}", "Vertretung für {F}", "Vertretung {N}", "Nicht löschen - {F}", "Praxis Dr. {L}",
        "Sie erreichen {N} unter der Durchwahl <n>", "Urlaub {F}", "Warteschlange {F}", "Kontakt {N}", "{F} ist im Urlaub", "Durchwahl {N}",
        # Italian
        "Trasferire a {N}", "Trasferisci a {F}", "Chiedere di {F}", "Segreteria di {N}", "Creato da {N}", "Linea diretta {N}", "Prova {F}", "Sig. {L}", "Sig.ra {L}", "Dott. {N}", "Chiamare {F}", "Parlare con {N}", "Coda di {F}",
        "Risponde la segreteria di {N}", "Sono {F}", "Mi chiamo {F}", "Ufficio di {N}", "Contattare {N}", "Sostituisco {F}", "Non cancellare - {F}", "Referente: {N}", "Studio {L}",
        # Portuguese
        "Transferir para {N}", "Transferência para {F}", "Falar com {F}", "Ligar para {N}", "Criado por {N}", "Caixa postal de {N}", "Ramal de {N}", "Ramal {F}", "Fila do {F}", "Teste do {F}", "teste {f}", "Sr. {L} linha", "Dra. {N}",
        "Você ligou para {N}", "Meu nome é {F}", "Contato: {N}", "Responsável: {N}", "Férias {F}", "Cobrindo {F}", "Não apagar - {F}", "Escritório de {N}", "Fale com {F}", "Avisar {F}",
        # Dutch
        "Doorverbinden met {N}", "Doorschakelen naar {F}", "Vraag naar {F}", "Voicemail van {N}", "Gemaakt door {N}", "Dhr. {L}", "Mevrouw {L}", "Mevr. {L} direct", "Test van {F}", "Wachtrij {F}", "Bel {F}", "Contactpersoon: {N}",
        "U bent verbonden met {N}", "Mijn naam is {F}", "Niet verwijderen - {F}", "Vervangt {F}", "Kantoor van {N}", "Terugbellen {N}", "{F} is op vakantie", "Neem contact op met {N}",
        # Polish
        "Przekieruj do {N}", "Przełącz do {F}", "Zapytaj {F}", "Poczta głosowa {N}", "Utworzone przez {N}", "Pan {L}", "Pani {F}", "Pani {L} telefon", "Test {F}", "Kolejka {F}", "Kontakt: {N}", "Zadzwoń do {F}", "Biuro {N}", "Nie usuwać - {F}",
        "Dodzwoniłeś się do {N}", "Nazywam się {N}", "Zastępuję {F}", "Właściciel: {N}", "Opiekun: {N}",
        # Swedish
        "Koppla till {N}", "Vidarekoppla till {F}", "Fråga {F}", "Röstbrevlåda {N}", "Skapad av {N}", "Fru {L}", "Herr {L}", "{F}s testflöde", "Test av {F}", "Kö {F}", "Ring {F}", "Kontakta {N}", "Du har kommit till {N}", "Jag heter {F}",
        "Ta inte bort - {F}", "Ersätter {F}", "Ansvarig: {N}", "Ägare {N}", "{F} är på semester", "Direktnummer {N}",
    ],
}

PROSE = {
    "en": [
        "Thank you for calling, please listen carefully as our menu options have changed", "Please enter your <lower> number followed by the pound key", "All of our agents are busy, please stay on the line",
        "Your call may be recorded for quality and training purposes", "Press <n> for sales, <n> for support", "For billing press <n>", "Our office is closed for the holiday", "Our hours are Monday through Friday, 8 AM to 5 PM Eastern",
        "Welcome to <brand>", "Thank you for calling <brand>, how can I help you", "Your balance is <n> dollars and <n> cents", "If you are calling about an existing claim, say claim", "Please say or enter your date of birth",
        "We will call you back within <n> minutes", "To hear this again press star", "I'm sorry, I did not get that", "Goodbye and thank you for calling", "Transferring you to the next available agent", "Please hold while we connect you",
        "You will now be transferred to the <lower> department", "Your estimated wait time is <n> minutes", "The system is down for maintenance", "Sets the skill and transfers to the queue", "Checks whether the office is open and plays the message",
        "Looks up the customer by phone number", "Main flow for inbound calls", "This flow handles after hours calls for <place>", "Used by the <lower> team", "Do not delete, used in production", "Copy of the old flow", "in a meeting", "back in <n> minutes",
        "working from home", "on the phone with a customer", "At lunch until <n>", "Gone for the day", "On call this week", "Out of office until Monday", "Be right back", "In training all day", "Will be late", "Available after <n> PM",
        "If this is a medical emergency, hang up and dial 911", "Hi, I'm <persona>, your virtual assistant", "Hello, my name is <persona>, your digital assistant. How can I help?", "I'm <persona>, the automated assistant for <brand>",
        "Ask <persona>, our chatbot", "Please rate your experience from one to five", "Your order has shipped", "Please have your <lower> and <lower> ready", "Caller wants to <lower> the <lower>", "We may ask for your <lower>", "You can also visit our website",
        "Call the front desk", "Contact the help desk for access", "Please contact your administrator", "Transfer to an agent", "Transfer to the operator", "Route to the next agent", "Send to voicemail", "Transfer to <place>", "Route calls from <place> to the <place> office",
        "Get a grant application by mail", "you may mark your calendar", "we will bill you next month", "Chase the overdue invoice", "our rich history", "with grace and hope", "Frank and honest feedback", "Will call again", "May I have your account number",
        "The caller will be asked to hold", "This may take a while", "Please mark the correct answer", "an art class in the summer", "a rose garden near the park", "read the mission statement", "See you in April", "open from May to August",
        "Created by the IT team", "Owned by operations", "Approved by management on <n>", "Requested by customer service", "Contact support for details", "ask for a supervisor", "Voicemail of the front desk", "covering for the night shift", "See the wiki", "Ask the caller for the PIN",
        "Plays hold music", "Sends an email to the manager on duty", "Calls the web service and returns the status", "Test flow, please ignore", "Fax number for the <lower> office", "Dial the extension of the person you want to reach",
    ],
    "es": ["Bienvenido al servicio de atención al cliente", "Por favor, espere en la línea", "Para ventas, marque uno", "Todos nuestros agentes están ocupados", "Su llamada es muy importante para nosotros", "Marque su número de cuenta seguido de la tecla numeral",
           "Gracias por llamar a <brand>", "Nuestro horario de atención es de lunes a viernes", "Transferir al agente", "Transferir a ventas", "Fuera de horario", "Consulta de saldo", "La sucursal de <place> está cerrada", "En reunión", "Vuelvo en <n> minutos", "Creado por el equipo de sistemas", "Llamar al cliente", "Preguntar por el número de pedido", "Buzón de voz del departamento"],
    "fr": ["Bienvenue au service client", "Veuillez patienter, un conseiller va vous répondre", "Pour le service commercial, tapez un", "Tous nos conseillers sont en ligne", "Votre appel est important", "Nos bureaux sont fermés", "Merci d'avoir appelé <brand>",
           "Nos horaires sont du lundi au vendredi", "Transférer au standard", "Transfert vers le service technique", "Hors horaires", "Suivi de commande", "En réunion", "Absent jusqu'à lundi", "Créé par le service informatique", "Appeler le client", "Demander le numéro de dossier", "Agence de <place>"],
    "de": ["Willkommen beim Kundenservice, bitte warten Sie", "Für den Vertrieb drücken Sie die Eins", "Alle Mitarbeiter sind im Gespräch", "Ihr Anruf ist uns wichtig", "Unser Büro ist geschlossen", "Vielen Dank für Ihren Anruf bei <brand>", "Unsere Öffnungszeiten sind Montag bis Freitag",
           "Weiterleitung an den Kundendienst", "Bitte geben Sie Ihre Kundennummer ein", "Außerhalb der Geschäftszeiten", "In einer Besprechung", "Bin gleich zurück", "Erstellt von der IT", "Rückruf anfordern", "Störung melden", "Filiale <place>", "Herzlich willkommen", "Bitte beschreiben Sie Ihr Anliegen", "Verbindung wird hergestellt", "Guten Tag, wie kann ich helfen"],
    "it": ["Benvenuto al servizio clienti", "Attenda in linea, un operatore le risponderà", "Per le vendite premere uno", "Tutti gli operatori sono occupati", "Gli uffici sono chiusi", "Grazie per aver chiamato <brand>", "Orari dal lunedì al venerdì", "Trasferire all'operatore", "Fuori orario", "In riunione", "Torno subito", "Creato dal reparto tecnico", "Filiale di <place>", "Inserire il codice cliente", "Stato della spedizione"],
    "pt": ["Bem-vindo ao atendimento, digite um", "Aguarde na linha, por favor", "Para vendas, digite um", "Todos os nossos atendentes estão ocupados", "Sua ligação é muito importante", "Nosso escritório está fechado", "Obrigado por ligar para <brand>", "Horário de atendimento de segunda a sexta", "Transferir para o atendente", "Fora do horário", "Em reunião", "Volto em <n> minutos", "Criado pela equipe de suporte", "Falar com o atendente", "Loja de <place>", "Digite o número do pedido", "Segunda via de boleto"],
    "nl": ["Welkom bij de klantenservice", "Blijft u aan de lijn", "Voor verkoop kiest u één", "Al onze medewerkers zijn in gesprek", "Ons kantoor is gesloten", "Bedankt voor het bellen naar <brand>", "Onze openingstijden zijn maandag tot vrijdag", "Doorverbinden met de balie", "Buiten kantooruren", "In vergadering", "Ben zo terug", "Gemaakt door het team", "Vestiging <place>", "Toets uw klantnummer in", "Vraag naar het ordernummer"],
    "pl": ["Witamy na infolinii", "Proszę czekać na połączenie", "Aby połączyć się z działem sprzedaży, wciśnij jeden", "Wszyscy konsultanci są zajęci", "Biuro jest nieczynne", "Dziękujemy za telefon do <brand>", "Pracujemy od poniedziałku do piątku", "Przekieruj do konsultanta", "Poza godzinami pracy", "Na spotkaniu", "Zaraz wracam", "Oddział <place>", "Proszę podać numer klienta", "Rozmowa może być nagrywana"],
    "sv": ["Välkommen till kundtjänst", "Vänligen vänta kvar i telefonen", "För försäljning, tryck ett", "Alla våra handläggare är upptagna", "Kontoret är stängt", "Tack för att du ringer <brand>", "Öppet måndag till fredag", "Koppla till växeln", "Utanför öppettider", "I möte", "Strax tillbaka", "Kontor <place>", "Ange ditt kundnummer", "Samtalet kan spelas in"],
}

LISTS = {
    "verb": "Get Set Check Play Transfer Route Update Find Create Load Log Send Collect Validate Detect Decide Evaluate Store Offer Start End Repeat Call Bridge Loop Jump Switch Invoke Attach Increment Initialize Confirm Queue Record Disconnect Wait Clear Reset Fetch Lookup Verify Announce Ask Read Save Sync Add Remove Build Parse Merge Handle Notify Resume Skip Open Close Post Pull Push Print Page Dial Connect Escalate Assign Test".split(),
    "noun": "Queue,Menu,Voicemail,Callback,Greeting,Prompt,Holiday Schedule,Hours,Caller Id,Account Balance,Data Action,Wrap Up Code,Skill,Language,Division,Survey,Survey Result,Hold Music,Announcement,Disclaimer,Error Path,Wait Time,Order Status,Claim Number,PIN,Transcript,Screen Pop,Variable,Attribute,Priority,Participant Data,Whisper,Recording,Bot Intent,Slot Value,Opt Out,Email,Line,Desk,Office,IVR,Flow,Task,State,Agent,Extension,Direct,DID,Main Menu,Sub Menu,Welcome,Goodbye,Message,Lookup,Response,Request,Ticket,Case,Counter,Retry,Timeout,Input,Digits,Zip Code,Session,Token,Payment,Invoice,Refund,Status,Record,Backup,Report,Export,Import,Script,Page,Form,Card,Route,Rule,Group,Team,Schedule,Log,Handler,Transfer,Success,Failure,Outcome,Milestone,Threshold,Interval,Overflow,Failover,Emergency,Evacuation,Closed,Open".split(","),
    "team": "Sales,Support,Billing,Claims,Collections,Dispatch,Pharmacy,Retention,Loyalty,Warranty,Facilities,Payroll,Benefits,Legal,Compliance,Fraud,Lending,Mortgage,Underwriting,Enrollment,Scheduling,Reservations,Returns,Parts,Service,Helpdesk,Reception,Concierge,Triage,Intake,Vision,Dental,Provider,Member,Onboarding,Ticketing,Logistics,Retail,Wholesale,Corporate,Technical,Switchboard,Accounts Payable,Accounts Receivable,HR,IT,Finance,Marketing,Operations,Procurement,Security,Shipping,Warehouse,Nursing,Radiology,Cardiology,Oncology,Pediatrics,Admissions,Registrar,Financial Aid,Library,Bookings,Front Desk,Housekeeping,Customer Care,Outage,Field Service,Credit,Deposits,Wealth,Cards,Disputes,Tier 1,Tier 2,Tech Ops,NOC,Ventas,Soporte,Facturación,Kundenservice,Vertrieb,Service Client,Comptabilité,Vendite,Atendimento,Klantenservice,Sprzedaż,Kundtjänst".split(","),
    "tag": "v1,v2,v3.1,Test,Dev,Prod,UAT,Copy,Old,New,Temp,Backup,Legacy,Main,Tier1,Tier2,VIP,Gold,Silver,Platinum,Premium,EMEA,APAC,LATAM,East,West,North,South,AfterHours,Weekend,Holiday,Inbound,Outbound,Blended,Chat,SMS,Email,Voice,Social,Messaging,EN,ES,FR,DE,Default,Priority,Overflow".split(","),
    "language": "English Spanish French German Italian Portuguese Dutch Polish Swedish Mandarin Cantonese Japanese Korean Vietnamese Arabic Hindi Tagalog Russian".split(),
    "suffix": "Bank,Street Branch,Road,Avenue,Hospital,University Admissions,College,School District,Inc,LLC,GmbH,Center,Clinic,Airport,County,City Hall,Park,Stadium,Arena,Hotel,Resort,Foundation,Institute,Day,Week,Act Disclosure,Bowl Tickets,Church,Motors,Stores,Store,Insurance,Energy,Power,Airlines,Tickets,Office,Site,Region,Warehouse,Branch,Plaza,Building,Tower,Hub,Team,Promo,Promotion,Campaign,Sale,Offer,Rewards,Tier,Status,Level,Card,Account,Program,Closure,Repair,Recall,Alert,Shift,Period,Reminder,Reports Job,Sync,Vendor,Claims,Services,Foods,Orders,Outage,Partners,Group,Products,Line Card,Application,Complete,Retries,Media,Disclosure,Threat,Testing,Bot,API,Portal,Handoff,Dispute,Referral,Dispatch,Outlet,Mall,Theater,Museum,Library,Pharmacy,Station,Island,Valley,Beach,Hills,Springs,Falls,Field Office,Call Center,BPO,Ops,NightShift,Medical Group,Health System,Delivery,Code Lookup,Music,Format,Response,Screening,Management,Service Desk".split(","),
    "persona": "Alex Emma Max Sophie Lisa Anna Julia Ava Eva Mia Leo Sam Clara Amelia Nina Olivia Erica Ivy Aria Ella Tom Otto Nova Zoe Maya Iris Luna Hugo Bella Marie Lea Carla Amy Jenny Joanna Matthew Salli Brian Guy Davis Ada".split(),
    "bareamb": "Grant Will Mark Bill Chase Hope May April June August Rich Frank Grace Joy Dawn Eve Faith Ruby Pearl Crystal Amber Iris Lance Miles Page Price Ray Rob Sue Pat Penny Sandy Art Gene Drew Dean Duke Earl Angel Melody Carol Holly Summer Autumn Rose Lily Victor Lane Mason Hunter Parker Taylor Cooper Carter Baker Bishop Marshall Ward Rusty Skip Chip Cliff Dale Glen Heath Kitty Jack Bob Guy Rod Wade Wayne Basil Olive Ginger Violet Daisy Jasmine Hazel Star Trip Rocky Buck Norm Max Min Van Ace Major Sterling Clay Reed Brook Forest Stone Dusty Sunny Charity Mercy Harmony Serenity Destiny Justice Royal Prince Jade Opal Coral Ivy Fern Heather Ginny Polly Robin Martin Jay Wren Birdie Bunny Teddy Tiffany Mercedes Lexus Royce Ford Lincoln Austin Dallas Houston Madison Charlotte Savannah Virginia Georgia Carolina Dakota Montana Florence Sydney Victoria Jordan Chad Israel Paris London Milan Verona Vienna Geneva Adelaide Regina Camden Trenton Jackson Columbus Raleigh Orlando Tyler Troy Hilton Marriott Wendy Macy Sears Kelly Johnson Kaiser Lloyds Barclays Dell Oracle Sage Alexa Siri Cortana Watson Einstein Crystal Jenkins Travis Jira Ruby Pascal Ada Julia".split(),
    "eponym": "Martin Luther King Day|St. Mary's|St Joseph Hospital|Charles Schwab|Johnson & Johnson|Wells Fargo|Columbus Day|Presidents Day|Saint Patrick Sale|Valentine Promo|Mother's Day|Father's Day|Veterans Day|King's Day|Queen Elizabeth Hospital|Victoria Day|Labor Day|Mount Vernon|Fort Worth|St. Louis|San Antonio|Santa Clara|St. Patrick's Day|Murphy's Law|Parkinson's Clinic|Alzheimer's Ward|Down Syndrome Line|Pythagoras|Kelvin Scale|Gantt Chart|Erlang C|Monte Carlo|Markov Chain|Bayes Filter|Levenshtein Distance|Jaro Winkler|Dijkstra Path|Luhn Check|Soundex Match|Johns Hopkins|Mayo Clinic|Mount Sinai|Kaiser Permanente|Cedars Sinai|Ronald McDonald House|Susan G Komen|Dr Pepper|Mr Coffee|Mrs Fields|Aunt Jemima|Uncle Sam|Jack Daniels|Earl Grey|Granny Smith|Jane Doe|John Doe|Jenkins Build|Apache Kafka|Docker Swarm|Ruby Script|Julia Notebook|Pascal Case|Boolean Check|Maria DB|MariaDB|Amazon Polly Joanna|en-US-JennyNeural|en-GB-RyanNeural|es-MX-DaliaNeural|Joanna Neural|Polly.Matthew|Samantha Neural Voice|Google WaveNet|Alexa Skill|Siri Shortcut|Cortana Handoff|Watson Assistant|Einstein Bot".split("|"),
    "wordname": "Grant Application|Will Call|Mark Complete|Bill Pay|Chase Dispute|Hope Line|May Promo|April Schedule|June Closure|August Enrollment|Rich Media|Frank Disclosure|Grace Period|Joy Rewards|Dawn Shift|Eve Promo|Faith Community|Ruby Tier|Pearl Status|Crystal Reports|Amber Alert|Iris Scan|Lance Repair|Miles Balance|Page Load|Price Check|Ray Tracing|Rob Alarm|Sue Threat|Pat Down|Penny Stock|Sandy Beach|Art Supplies|Gene Testing|Drew University|Dean Office|Duke Energy|Earl Grey|Angel Investors|Melody Music|Carol Stream|Holly Springs|Summer Campaign|Autumn Sale|Rose Bowl|Lily Pad|Victor Valve|Lane Closure|Mason Jar|Hunter Valley|Parker Hannifin|Taylor Made|Cooper Tires|Carter Bank|Baker Act|Bishop Street|Marshall Space|Ward Nurse|Rusty Pipe|Skip Queue|Chip Reader|Cliff Notes|Dale Street|Glen Road|Heath Care|Kitty Litter|Jack Port|Guy Wire|Rod Repair|Wade Pool|Wayne County|Basil Leaf|Olive Oil|Ginger Ale|Violet Light|Daisy Chain|Jasmine Rice|Hazel Green|Star Rating|Trip Protection|Rocky Mountain|Buck Boost|Max Retries|Min Value|Van Rental|Ace Hardware|Major Outage|Sterling Silver|Clay Tile|Reed Switch|Brook Trail|Forest Fire|Stone Repair|Charity Drive|Mercy Hospital|Justice Department|Royal Mail|Prince Street|Jade Tier|Coral Springs|Ivy League|Fern Valley|Heather Road|Robin Round|Jay Street|Tiffany Lamp|Mercedes Roadside|Ford Parts|Lincoln Site|Austin Support|Dallas Overflow|Madison Office|Charlotte Hub|Savannah Office|Virginia Claims|Georgia Intake|Carolina Power|Florence Store|Sydney Team|Victoria Billing|Jordan Region|Chad Country|Paris Site|Milan Outlet|Jackson County|Tyler Team|Hilton Honors|Kelly Services|Dell Warranty|Oracle Sync|Sage Import|Young Adult|Long Hold|Short Call|Cross Sell|Best Match|Fair Use|Good Faith|Day Shift|Night Shift|Knight Armor|Fisher Price|Butler Service|Cook Time|Mills Order|Woods Hole|Rivers Edge|Banks Transfer|Fields Mapping|Gates Closed|Bush Trimming|Bell Schedule|Ball Park|Rice Cooker|Lamb Roast|Berry Farm|Pepper Spray|Salt Lake|Snow Removal|Winter Storm|Frost Warning|Rain Delay|West Coast|North Pole|Church Hall|Temple Visit|Shah Jahan|Kumar Textiles|Singh Motors|Patel Brothers|Chan Dim Sum|Lee Jeans|Kim Chee|Park Ranger|Sun Life|Wing Stop|Long Beach|Tang Drink|Ho Ho Cake".split("|"),
    "neutral": [
        "v<n>.<n>.<n>", "Order <n>", "Case <n>", "SKU <n>", "INC<n>", "TKT-<n>", "Task <n>", "Reusable Task <n>", "Block_<n>", "Menu <n>", "Play Audio <n>", "Set <noun> to <n>", "<team> > <noun>", "<team>_<tag>", "<verb> <noun>", "<verb><noun>", "<verb>_<noun>",
        "<noun> <n>", "<team> <noun> <tag>", "<acro> <noun>", "<team> <acro>", "<acro>_<acro>_<n>", "<made> Sync", "<made> <noun>", "<verb> <made>", "<made>", "<acro>", "<place>", "<place> <noun>", "<place>_<team>", "<team> - <place>", "<brand>", "<brand> <noun>", "<verb> <brand>",
        "<brand> - <tag>", "<team> (<language>)", "<language> Menu", "Transfer to <team>", "TransferTo<team>", "Transfer_to_<team>", "Route to <team>", "Escalate to <team>", "Call <team>", "Send to <brand>", "Transfer to <brand>", "Owner: <team>", "Created by <team>", "Contact <team>", "Ask <team>", "DO NOT DELETE - <tag>",
        "DO NOT DELETE - <team>", "<team> voicemail", "Voicemail - <team>", "<team>_VM", "<team> callback", "<team> direct line", "<team> DID", "<acro>_DID", "queue_<team>", "<team>_queue", "<team>'s queue", "Page <team> overhead", "<place> desk", "<place> line", "<place>'s office", "<team> test flow", "<team>TestFlow", "<made>TestFlow",
        "<acro>TestFlow", "Test <team>", "<word> <word>", "<word> <word> <noun>", "<word><word>", "<word>_<word>", "<word> - <word>", "<word>", "<word> line", "<word> callback", "<word>'s <noun>", "<word> voicemail", "Transfer to <word>", "<verb> <word>", "<lower> <lower>", "<lower>_<lower>", "<lower>_<noun>", "<word> Test", "<word>TestFlow",
        "Covering for <lower> team", "see <lower>", "<acro> - <word>", "<amb> <suffix>", "<amb>_<suffix>", "<verb> <amb> <suffix>", "<wordname>", "<wordname> <tag>", "<verb> <wordname>", "<wordname> - <team>", "<eponym>", "<eponym> <noun>", "<verb> <eponym>", "<eponym> <tag>", "<persona> - virtual assistant", "Virtual assistant <persona>", "<persona> Bot", "Voice <persona>", "en-US-<persona>Neural",
        "<persona>Neural", "Bot <persona>", "<made> <made>", "<place> <place>", "<language> - <place>", "Dr. on call", "Mr or Mrs", "Mr. Coffee <noun>", "Nurse line", "Doctor's office", "Manager on duty", "Agent <n>", "User <n>", "<acro> Agent", "Director's line", "Customer <n>", "Caller's number", "Contact's email", "Driver's License", "Women's Health", "Children's Hospital", "Men's Wear", "Today's Date", "Let's go", "What's new",
        "Home for the holidays", "<made>.com", "<made> API v<n>", "<acro>-<n>", "<team> <team>", "<noun> - <noun>", "<verb> <noun> - <noun>", "<tag> <tag>", "<language> <language>",
    ],
}
