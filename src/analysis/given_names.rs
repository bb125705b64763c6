//! Lists common given names, because the lexicon is no list of names. They show that a word is a name, but not which
//! person it means.

/// Common given names of adults, and less common names with å, ä or ö. The selection is not measured. Sorted.
#[rustfmt::skip]
pub const GIVEN: &[&str] = &[
    "agnes", "agneta", "albin", "alexander", "alf", "alfred", "alice", "allan", "alva", "amanda", "amir", "ana",
    "anders", "andreas", "andré", "anette", "anita", "anki", "ann", "anna", "annacarin", "annamaria", "anneli", "annelie",
    "annie", "annika", "anton", "antonia", "arne", "arvid", "asta", "astrid", "august", "axel", "barbara", "barbro",
    "beata", "bella", "bengt", "benjamin", "benny", "berit", "berne", "bernt", "bertil", "bettina", "birger", "birgit",
    "birgitta", "birthe", "bjarne", "björn", "bo", "bodil", "boel", "bosse", "brita", "britt", "britta", "bror",
    "börje", "cajsa", "camilla", "carin", "carina", "carl", "carola", "caroline", "catarina", "catherine", "cathrine",
    "cecilia", "cecilie", "charlotta", "charlotte", "christel", "christer", "christian", "christin", "christina",
    "christofer", "christoffer", "claes", "clara", "claudia", "conny", "cornelia", "cristina", "curt", "dag", "dagmar",
    "dagny", "dan", "daniel", "danne", "david", "denise", "dennis", "diana", "dick", "ebba", "edit", "edith", "edvard",
    "edward", "egon", "eila", "eivor", "elaine", "elena", "eleonor", "elias", "elin", "elina", "elisabet", "elisabeth",
    "elise", "ella", "ellen", "ellinor", "elsa", "elsie", "elvira", "emelie", "emil", "emily", "emma", "emmy", "erica",
    "erik", "erika", "erland", "erling", "ester", "eugen", "eva", "evelina", "evert", "ewa", "fanny", "fatima",
    "felicia", "felix", "filip", "filippa", "frank", "frans", "fredrik", "fredrika", "frida", "fritz", "gabriel",
    "gabriella", "georg", "gerd", "gerda", "gerhard", "gert", "gisela", "gita", "greta", "gun", "gunilla", "gunnar",
    "gunnel", "gustaf", "gustav", "gustava", "göran", "görel", "gösta", "halina", "hampus", "hanna", "hanne", "hannes",
    "hans", "harald", "harriet", "harry", "hedda", "hedvig", "helen", "helena", "helene", "helga", "helge", "helmer",
    "helén", "henning", "henny", "henrietta", "henrik", "herbert", "hilda", "hilding", "hillevi", "hjalmar", "hugo",
    "håkan", "ibrahim", "ida", "ilona", "inga", "ingalill", "inge", "ingeborg", "ingegerd", "ingegärd", "ingela",
    "ingemar", "ingemo", "inger", "ingrid", "ingvar", "irene", "iris", "irma", "isabell", "isabella", "isabelle",
    "ivan", "ivar", "jakob", "jan", "jane", "janne", "jarl", "jeanette", "jenny", "jens", "jerker", "jerry", "jesper",
    "jessica", "jim", "jimmie", "jimmy", "joacim", "joakim", "joel", "johan", "johanna", "john", "johnny", "jon",
    "jonas", "josef", "josefin", "josefina", "josefine", "joseph", "josephine", "judit", "judith", "juha", "julia",
    "julius", "justus", "jöran", "jörgen", "jörn", "kaj", "kaja", "kajsa", "kalle", "karin", "karl", "karolina",
    "karoline", "katarina", "katja", "katrin", "kenneth", "kent", "kerstin", "kicki", "kim", "kirsten", "kitty",
    "kjell", "klara", "klaus", "krister", "kristian", "kristin", "kristina", "kristoffer", "kurt", "kåre", "lage",
    "laila", "lars", "laura", "leif", "leila", "lena", "lennart", "lennarth", "leo", "leon", "lilian", "lillemor",
    "lina", "linda", "linn", "linnea", "linnéa", "linus", "lis", "lisa", "lisbet", "lisbeth", "lise", "liselott",
    "liselotte", "liv", "lotta", "lotten", "louise", "lovisa", "lucas", "ludvig", "lukas", "lydia", "madeleine",
    "mads", "magnus", "maj", "maja", "majken", "majvor", "malin", "marcus", "margareta", "maria", "mariana",
    "marianne", "marie", "mariette", "marika", "marina", "marit", "marita", "marjan", "marju", "marko", "marlene",
    "martha", "marthe", "martin", "mathias", "mathilda", "matilda", "mats", "matteus", "mattias", "matts", "maud",
    "mauritz", "maximilian", "mayvor", "melker", "mia", "micael", "michael", "michaela", "mikael", "mikaela", "milan",
    "mimmi", "minna", "mirjam", "mohamed", "mohammad", "mohammed", "mona", "monica", "monika", "morgan", "muhammed",
    "märit", "märta", "måns", "mårten", "nadia", "nanna", "natalie", "natasha", "nathalie", "nea", "nicklas",
    "nicolas", "nicole", "niklas", "nils", "nina", "noah", "noomi", "nora", "ola", "oliver", "olivia", "olle", "olof",
    "olov", "omar", "oscar", "oskar", "otto", "ove", "palle", "patricia", "patrick", "patrik", "paul", "paula",
    "paulina", "peder", "pehr", "per", "pernilla", "peter", "petra", "petter", "philip", "pia", "pierre", "pija",
    "pontus", "pär", "pål", "ragnar", "rasmus", "rebecka", "regina", "reidar", "reine", "richard", "rickard", "rikard",
    "rita", "robert", "roberto", "robin", "roger", "roine", "roland", "rolf", "rosie", "rosita", "roy", "rune", "rut",
    "ruth", "sabina", "sally", "salvador", "samir", "samuel", "sandor", "sandra", "sanna", "sanne", "sara",
    "sebastian", "selma", "serkan", "signe", "sigrid", "sigvard", "simon", "simone", "siri", "siv", "sixten", "sofi",
    "sofia", "sofie", "solveig", "sonja", "sophia", "sophie", "staffan", "stefan", "stella", "sten", "stig", "stina",
    "suleyman", "sune", "susann", "susanna", "susanne", "svante", "sven", "sverker", "sylvia", "sören", "tage",
    "tania", "tanja", "teodor", "teresa", "terese", "theodor", "theres", "theresa", "therese", "therése", "thomas",
    "thorbjörn", "thord", "thore", "tilda", "tim", "tina", "tobias", "tomas", "tommy", "tony", "tor", "tora",
    "torbjörn", "tord", "tore", "torgny", "torkel", "torsten", "tove", "tuula", "tyra", "uffe", "ulf", "ulla",
    "ulrica", "ulrik", "ulrika", "urban", "valdemar", "valter", "vanja", "vendela", "vera", "verner", "veronica",
    "victor", "victoria", "vidar", "viktor", "viktoria", "vilhelm", "vilma", "vincent", "viola", "virpi", "viveka",
    "vivi", "vivianne", "walter", "werner", "wilhelm", "william", "yasin", "yasmine", "ylva", "yngve", "yvonne",
    "zara", "zofia", "åke", "åsa", "åse", "örjan", "östen",
];

/// Whether `name` (lower case) is a common given name.
#[must_use]
pub fn is_given_name(name: &str) -> bool {
    // "andréas", "rené": an accent is left out as often as it is written.
    let is_listed = |name: &str| GIVEN.binary_search(&name).is_ok();
    is_listed(name) || name.contains(['é', 'è', 'á']) && is_listed(&name.replace(['é', 'è'], "e").replace('á', "a"))
}
