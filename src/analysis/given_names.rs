//! Lists common given names, because the lexicon is no list of names. They show that a word is a name, but not which
//! person it means.

/// Common given names of adults, and less common names with å, ä or ö. The selection is not measured. Sorted.
#[rustfmt::skip]
pub const GIVEN: &[&str] = &[
    "adam", "adrian", "agnes", "agneta", "agnetha", "aina", "albert", "albin", "alex", "alexander", "alexandra", "alf",
    "alfred", "alice", "allan", "alva", "amanda", "amelie", "amir", "ana", "anders", "andrea", "andreas", "andré",
    "anette", "angelica", "anita", "anja", "anki", "ann", "anna", "annacarin", "annamaria", "anne", "anneli",
    "annelie", "annelill", "annette", "annica", "annie", "annika", "anton", "antonia", "arja", "arne", "arthur",
    "artur", "arvid", "asta", "astrid", "august", "axel", "barbara", "barbro", "beata", "beatrice", "bella", "ben",
    "bengt", "benita", "benjamin", "benny", "berit", "berne", "bernhard", "bernt", "bertil", "bettina", "birger",
    "birgit", "birgitta", "birthe", "bjarne", "björn", "bo", "bodil", "boel", "boris", "bosse", "brita", "britt",
    "britta", "bror", "bruno", "börje", "cajsa", "camilla", "carin", "carina", "carl", "carola", "carolina",
    "caroline", "catarina", "catharina", "catherine", "cathrine", "cecilia", "cecilie", "charlott", "charlotta",
    "charlotte", "christel", "christer", "christian", "christin", "christina", "christine", "christofer",
    "christoffer", "christopher", "claes", "clara", "claudia", "conny", "cornelia", "crister", "cristina", "curt",
    "dag", "dagmar", "dagny", "dan", "daniel", "daniela", "danne", "david", "denise", "dennis", "desirée", "diana",
    "dick", "doris", "ebba", "eddie", "edgar", "edit", "edith", "edvard", "edvin", "edward", "edwin", "egon", "eila",
    "einar", "eivor", "elaine", "elena", "eleonor", "elias", "elin", "elina", "elinor", "elisabet", "elisabeth",
    "elise", "ella", "ellen", "ellinor", "elsa", "elsie", "elvira", "elvy", "emanuel", "emelie", "emil", "emilia",
    "emily", "emma", "emmy", "enar", "eric", "erica", "erik", "erika", "erland", "erling", "ernst", "esbjörn", "ester",
    "esther", "eugen", "eva", "evelina", "evert", "evy", "ewa", "fabian", "fanny", "fatima", "felicia", "felix",
    "filip", "filippa", "finn", "folke", "frank", "frans", "fredric", "fredrik", "fredrika", "frida", "fritz",
    "gabriel", "gabriella", "georg", "gerd", "gerda", "gerhard", "gert", "gertrud", "gina", "gisela", "gita", "gitte",
    "gottfrid", "greger", "greta", "gudrun", "gun", "gunborg", "gunilla", "gunnar", "gunnel", "gunvor", "gustaf",
    "gustav", "gustava", "göran", "görel", "gösta", "halina", "hampus", "hanna", "hannah", "hanne", "hannes", "hans",
    "harald", "harriet", "harry", "hasse", "hedda", "hedvig", "helen", "helena", "helene", "helga", "helge", "helmer",
    "helén", "henning", "henny", "henric", "henrietta", "henrik", "henry", "herbert", "herman", "hilda", "hildegard",
    "hilding", "hillevi", "hjalmar", "hugo", "håkan", "ibrahim", "ida", "ilona", "inga", "ingalill", "inge",
    "ingeborg", "ingegerd", "ingegärd", "ingela", "ingemar", "ingemo", "inger", "ingrid", "ingvar", "ingvor", "irene",
    "iris", "irma", "iréne", "isabel", "isabell", "isabella", "isabelle", "isak", "ivan", "ivar", "jacob", "jakob",
    "jan", "jane", "janette", "janne", "jari", "jarl", "jeanette", "jeannette", "jenny", "jens", "jerker", "jerry",
    "jesper", "jessica", "jill", "jim", "jimmie", "jimmy", "joachim", "joacim", "joakim", "joanna", "joel", "johan",
    "johanna", "johannes", "john", "johnny", "jon", "jonas", "jonatan", "jonathan", "jonny", "josef", "josefin",
    "josefina", "josefine", "joseph", "josephine", "judit", "judith", "juha", "jukka", "julia", "julius", "justus",
    "jöran", "jörgen", "jörn", "kai", "kaisa", "kaj", "kaja", "kajsa", "kalle", "karin", "karina", "karl", "karolina",
    "karoline", "katarina", "katharina", "kati", "katja", "katrin", "ken", "kennet", "kenneth", "kenny", "kent",
    "kenth", "kerstin", "kevin", "kicki", "kim", "kirsten", "kitty", "kjell", "klara", "klas", "klaus", "knut",
    "krister", "kristian", "kristin", "kristina", "kristoffer", "kurt", "kåre", "lage", "laila", "lars", "lasse",
    "laura", "lea", "leena", "leif", "leila", "lena", "lennart", "lennarth", "leo", "leon", "leonard", "lilian",
    "lillemor", "lina", "linda", "linn", "linnea", "linnéa", "linus", "lis", "lisa", "lisbet", "lisbeth", "lise",
    "liselott", "liselotte", "liv", "lotta", "lotten", "louise", "lovisa", "lucas", "ludvig", "lukas", "lydia",
    "madeleine", "mads", "magdalena", "magnus", "maj", "maja", "majbritt", "majken", "majvor", "malena", "malin",
    "malte", "marcus", "margareta", "margaretha", "margit", "margot", "maria", "mariana", "marianne", "marie",
    "mariette", "marika", "marina", "marit", "marita", "marjan", "marju", "marko", "markus", "marlene", "marta",
    "martha", "marthe", "martin", "martina", "mathias", "mathilda", "matilda", "mats", "matteus", "mattias", "matts",
    "maud", "mauritz", "maximilian", "mayvor", "melker", "mia", "micael", "michael", "michaela", "mikael", "mikaela",
    "milan", "mimmi", "minna", "miriam", "mirjam", "mohamed", "mohammad", "mohammed", "mona", "monica", "monika",
    "monique", "morgan", "muhammed", "märit", "märta", "måns", "mårten", "nadia", "nadja", "nanna", "natalie",
    "natasha", "nathalie", "nea", "nicklas", "niclas", "nicolas", "nicole", "niklas", "nils", "nina", "noah", "noomi",
    "nora", "ola", "olga", "oliver", "olivia", "olle", "olof", "olov", "omar", "oscar", "oskar", "otto", "ove", "owe",
    "palle", "patricia", "patrick", "patrik", "paul", "paula", "paulina", "peder", "peggy", "pehr", "per", "pernilla",
    "peter", "petra", "petter", "philip", "pia", "pierre", "pija", "pontus", "pär", "pål", "ragnar", "ragnhild",
    "rasmus", "rebecca", "rebecka", "regina", "reidar", "reine", "renée", "richard", "rickard", "rikard", "rita",
    "robert", "roberto", "robin", "roger", "roine", "roland", "rolf", "ronny", "rosemarie", "rosie", "rosita", "roy",
    "ruben", "rune", "rut", "ruth", "sabina", "sabine", "sally", "salvador", "samir", "samuel", "sandor", "sandra",
    "sanna", "sanne", "sara", "sarah", "sebastian", "selma", "serkan", "signe", "sigrid", "sigvard", "simon", "simone",
    "siri", "siv", "sixten", "sofi", "sofia", "sofie", "solveig", "sonja", "sophia", "sophie", "staffan", "stefan",
    "stella", "stellan", "sten", "stig", "stina", "sture", "suleyman", "sune", "susann", "susanna", "susanne",
    "suzanne", "svante", "sven", "sverker", "sylvia", "synnöve", "sören", "tage", "tania", "tanja", "teodor", "teresa",
    "terese", "teresia", "terje", "thea", "theodor", "theres", "theresa", "therese", "theresia", "therése", "thomas",
    "thorbjörn", "thord", "thore", "tiina", "tilda", "tim", "timo", "tina", "tobias", "tomas", "tommy", "toni", "tony",
    "tor", "tora", "torbjörn", "tord", "tore", "torgny", "torkel", "torsten", "tove", "tryggve", "tuula", "tyra",
    "uffe", "ulf", "ulla", "ulrica", "ulrik", "ulrika", "uno", "urban", "ursula", "valdemar", "valter", "vanja",
    "vendela", "vera", "verner", "veronica", "veronika", "vibeke", "victor", "victoria", "vidar", "viktor", "viktoria",
    "vilhelm", "vilma", "vincent", "viola", "virginia", "virpi", "viveca", "viveka", "vivi", "vivianne", "walter",
    "werner", "wilhelm", "william", "yasin", "yasmine", "ylva", "yngve", "yvonne", "zara", "zofia", "åke", "åsa",
    "åse", "örjan", "östen",
];

/// Whether `name` (lower case) is a common given name.
#[must_use]
pub fn is_given_name(name: &str) -> bool {
    // "andréas", "rené": an accent is left out as often as it is written.
    let is_listed = |name: &str| GIVEN.binary_search(&name).is_ok();
    is_listed(name) || name.contains(['é', 'è', 'á']) && is_listed(&name.replace(['é', 'è'], "e").replace('á', "a"))
}
