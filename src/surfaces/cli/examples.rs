//! The text below the options in the help of each command.
//!
//! Paragraphs are single lines, which clap wraps. Rows of tables have at most 78 columns, so that none wraps at 80.

pub const TOP_HELP: &str = "\
Examples:
  tingsok index seeds                           index a folder of documents
  tingsok search hemsjukvårdsavtal              search the index
  tingsok search 'när beslutade KF om budget'   ask in plain Swedish
  tingsok search 'who presented nära vård'      ask in plain English
  tingsok who 'nära vård'                       who presented a topic
  tingsok person hartz                          what someone did over the years
  tingsok decisions --year 2024                 the decisions of a year
  tingsok votes budget                          the votes on a topic
  tingsok matter habilitering                   a matter through its meetings
  tingsok meetings --year 2024                  the meetings of a year
  tingsok show 000_542d0371b58a0641.txt         the record of a document

The environment variable COLUMNS sets the width of running text and help. Without it, they are as wide as the terminal, or \
100 columns in files and pipes. They are never wider than 120 columns.

Exit status: 0 if something was found, 1 if nothing was found, 2 if something failed.";

pub const SEARCH_HELP: &str = "\
Examples:
  tingsok search hemsjukvårdsavtal --in seeds
  tingsok search 'avtal om hemsjukvård' --from 2022 --to 2024-06
  tingsok search 'budget organ:regionstyrelsen datum:\"våren 2024\"' --decisions
  tingsok search 'när beslutade KF om budget 2024'
  tingsok search 'who presented nära vård'
  tingsok search 'vård* -skola' --by year
  tingsok search avtal --sort newest --cite
  tingsok search avtal --explain
  tingsok search --queries queries.txt --format jsonl > answers.jsonl

Query syntax:
  avtal hemsjukvård      items with all the words, inflected or not; then
                         items with only some of them
  \"nära vård\"            words side by side, in any form
  \"=nära vård\"           words side by side, exactly as typed
  +avtal                 the word must be there
  -skola                 the word must not be there
  avtal OCH vård         both (OCH or AND)
  SIP ELLER IKB          either (ELLER, OR or |); joins only the word before
                         it and the word after it, so put brackets around
                         more: avtal (SIP ELLER IKB)
  INTE skola             the same as -skola (INTE or NOT)
  avtal (SIP ELLER IKB)  brackets group
  vård*                  words that begin with vård
  *avtal                 words that end with avtal
  hemsjukvrd~            also words with a spelling close to it
  avtal NÄRA/5 vård      within 5 words of each other (NÄRA or NEAR)
  titel:plan             in the title of the item
  beslut:avtal           in the text of a decision
  föredragande:hartz     items presented by someone with this name
  person:hartz           items that someone with this name presents, raises,
                         speaks about, makes a motion on or objects to
  organ:regionstyrelsen  meetings of this governing body
  region:kalmar          meetings of this county or municipality
  datum:2022..2024       meetings in this period; also 2024-05, ht24 (autumn
                         2024), \"våren 2024\" (spring 2024); år: can be
                         written instead of datum:
  typ:kallelse           documents of this kind
  punkt:4                items with this number
  dnr:RS2022/195         items with this case number, in any spelling
  fil:protokoll/2024     this file, or the files in this folder

Write the operators OCH, ELLER, INTE, NÄRA, AND, OR, NOT and NEAR in capitals. The fields föredragande:, person:, organ:, \
region:, datum: and typ: select the same as the filters --presenter, --person, --organ, --region, --from and --to, and --kind. \
In the examples, SIP is \
samordnad individuell plan (a coordinated plan for one person), and IKB is intensiv kontextuell behandling (a treatment).

Quotation marks of the shell: tingsok search avtal -skola needs none. Quote the characters that mean something to your shell, \
such as * ( ) | and ~. If you type several arguments, an argument with spaces is a phrase: with tingsok search avtal 'nära \
vård', the words nära and vård must be side by side. datum:\"våren 2024\" is a field with the value \"våren 2024\". If you quote the whole query, it is a \
single argument, and its words need not be side by side.

Plain-language questions: search answers questions such as 'när beslutade KF om budget 2024' (when did the municipal \
council decide on the budget), 'hur röstade SD om taxan' (how did a party vote), 'vem föredrog elevhälsan' (who presented), \
'vilka yrkade avslag på motionen' (who moved to reject), 'vem valdes till revisor' (who was elected) and 'senaste mötet i \
socialnämnden' (the latest meeting). A query that is only a year, a \
governing body, the full name of a person or a § number is also a question. The answer comes first, then the hits for the \
words, and a note says how the question was understood. Use --words to search for the words only. CSV and Markdown contain \
only the hits.

Each hit shows the date and governing body of the meeting, the agenda item and its presenters, the passage, and the file and \
line of the first match shown. If the passage does not show the decision of the item, a line that begins with \"beslut:\" \
shows its first decision. If only the title matches, the hit shows a decision of the item, or another passage if it has none. Matched words are bold on \
a terminal. In files, in pipes and if NO_COLOR is set, they are marked as in **avtal**. \"(inferred)\" follows a date that the \
document does not state in full, so that it was worked out. \"OCR-tolkad\" marks a document whose text was damaged by text recognition (OCR).

Kinds of match, nearest first: exact, inflected (another form), ellipsis (socialchef in \"social- och omsorgschefer\"), \
reading (one of the likely readings of a word damaged by OCR), compound (part of a longer word, or its parts near each other), \
synonym, folded (without å, ä, ö), fuzzy (close spelling). Use --explain to see which kinds a hit has.";

pub const TIMELINE_EXAMPLES: &str = "\
Examples:
  tingsok timeline hemsjukvårdsavtal
  tingsok timeline '\"nära vård\"' --region kalmar
  tingsok timeline statsbidrag --format csv > statsbidrag.csv

CSV and Markdown have one row per year and governing body. The column \"meetings\" counts documents: the notice and the \
minutes of a meeting are two.";

pub const WHO_EXAMPLES: &str = "\
Examples:
  tingsok who 'nära vård'
  tingsok who statsbidrag --organ ledningsgrupp --from 2024
  tingsok who --queries topics.txt --format jsonl > presenters.jsonl

CSV and Markdown have one row per appearance of a person.";

pub const PERSON_EXAMPLES: &str = "\
Examples:
  tingsok person 'Sofia Hartz'
  tingsok person hartz --year 2024
  tingsok person hartz --about hemsjukvård
  tingsok person sofia-hartz-kalmar-lan --format json

CSV and Markdown have one row for each document, followed by one row for each of its items that names the person or in which \
the person did something.";

pub const PEOPLE_EXAMPLES: &str = "\
Examples:
  tingsok people --role skolchef
  tingsok people --organisation 'region kalmar' --from 2024
  tingsok people --organ 'läns gemensam' --format csv > people.csv

CSV and Markdown have one row per person, with the latest role.";

pub const DECISIONS_EXAMPLES: &str = "\
Examples:
  tingsok decisions --year 2024
  tingsok decisions 'nära vård'
  tingsok decisions --tasks --organ ledningsgrupp --format csv > tasks.csv

CSV and Markdown have one row per decision. A decision that assigns tasks has one row per task.";

pub const VOTES_EXAMPLES: &str = "\
Examples:
  tingsok votes --year 2024
  tingsok votes detaljplan --organ kommunfullmäktige --names
  tingsok votes budget --voter 'Kim Holm'
  tingsok votes --from 2023 --format csv > votes.csv

CSV and Markdown have one row per person or party that voted, or one row per vote if neither is listed.";

pub const MATTER_EXAMPLES: &str = "\
Examples:
  tingsok matter 'framtidens habilitering'
  tingsok matter IKB
  tingsok matter 'KS 2023/46'          a case number, in any spelling
  tingsok matter --region kalmar

CSV and Markdown have one row per step of a matter.";

pub const INDEX_EXAMPLES: &str = "\
Examples:
  tingsok index protokoll
  tingsok index protokoll/2023 protokoll/2024 --index /var/lib/tingsok
  tingsok index                 update from the files and folders indexed before
  tingsok index --rebuild       after damage, or with a new version of tingsok

Settings are read from tingsok.toml in the folder of the index, if that file exists. The page docs/index.md of the project \
describes them.

Exit status: 0 if all files were read, 2 if a file or folder is missing or could not be read, the command was stopped, or \
the index could not be written.";

pub const REMOVE_EXAMPLES: &str = "\
Examples:
  tingsok remove protokoll/2019
  tingsok remove 000_542d0371b58a0641.txt

Exit status: 0 if each DOCUMENT was removed, 2 if one of them matches nothing, or if a file name or SHA-256 \
matches several documents.";

pub const CHECK_EXAMPLES: &str = "\
Examples:
  tingsok check
  tingsok check --index /var/lib/tingsok || echo 'the index needs attention'
  tingsok check --format json

A file is gone if it was deleted from an indexed folder; the next 'tingsok index' drops its documents. A file or folder \
that you named to 'tingsok index' is missing if it no longer exists; its documents stay in the index until 'tingsok \
remove' removes them.

Exit status: 0 if the index is intact and up to date. 1 if it is intact but not up to date: a file is new, changed, gone, \
missing or no longer readable, or people and matters have not been linked since documents changed. 2 if it is damaged or \
cannot be read.";

pub const STATS_EXAMPLES: &str = "\
Examples:
  tingsok stats
  tingsok stats --format json

\"reading notes\" counts doubts about how the documents were read, by kind: agenda 1 is one doubt about an agenda. tingsok \
inspect FILE shows the notes on a file.

Exit status: 0 if the index has documents, 1 if it has none, 2 if it cannot be read.";

pub const INSPECT_EXAMPLES: &str = "\
Examples:
  tingsok inspect protokoll/2024-03-12.pdf
  tingsok inspect protokoll/2024-03-12.pdf --why
  tingsok inspect protokoll/2024-03-12.pdf --why 35
  tingsok inspect protokoll/2024-03-12.pdf --format json

JSON also includes the formatting of each line (headings, bullets, bold), its place on the page and byte offsets. CSV and Markdown have one row per line.";

pub const MEETINGS_EXAMPLES: &str = "\
Examples:
  tingsok meetings
  tingsok meetings --region kalmar --year 2024
  tingsok meetings --presenter hartz --format csv > meetings.csv

CSV and Markdown have one row per meeting.";

pub const SHOW_EXAMPLES: &str = "\
Examples:
  tingsok show seeds/000_542d0371b58a0641.txt
  tingsok show 000_542d0371b58a0641.txt --item 4
  tingsok show 000_542d0371b58a0641.txt --meeting
  tingsok show 000_542d0371b58a0641.txt --format json

CSV and Markdown have one row per agenda item.";

pub const EXPORT_EXAMPLES: &str = "\
Examples:
  tingsok export --records > records.jsonl
  tingsok export --records --in protokoll --from 2022
  tingsok export --people --format csv > people.csv
  tingsok export --decisions --year 2024 --format csv > decisions.csv
  tingsok export --popolo > popolo.json
  tingsok export --oparl --region kalmar > oparl.json

Exit status: 0 if something was written, 1 if nothing passes the filters, 2 if something failed.";

pub const ANALYZE_EXAMPLES: &str = "\
Examples:
  tingsok analyze 'in- och utskrivning'
  tingsok analyze --ocr 'f6redragande om hilso- och sjukvard'
  tingsok analyze --format jsonl < texts.txt

What a word can also be found by:
  =        the parts of a compound: hemsjukvårdsavtal = hemsjukvårds + avtal
  for      the compound that a shortened word stands for: in for inskrivning
  read as  the likely readings of a damaged word, the likeliest first, with --ocr";

pub const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  tingsok completions bash > ~/.local/share/bash-completion/completions/tingsok
  tingsok completions zsh > ~/.zfunc/_tingsok
  tingsok completions fish > ~/.config/fish/completions/tingsok.fish
  eval (tingsok completions elvish | slurp)
  tingsok completions powershell | Out-String | Invoke-Expression

The first three examples write to the usual folder for such scripts. Create it first if it does not exist. For zsh, add fpath+=~/.zfunc before compinit in ~/.zshrc. The line for elvish belongs in ~/.config/elvish/rc.elv, the line \
for PowerShell in $PROFILE.";

pub const MAN_EXAMPLES: &str = "\
Examples:
  tingsok man > ~/.local/share/man/man1/tingsok.1
  tingsok man search > ~/.local/share/man/man1/tingsok-search.1
  tingsok man search | man -l -    read without installing

Create the folder first if it does not exist.";

#[cfg(feature = "web")]
pub const SERVE_EXAMPLES: &str = "\
Examples:
  tingsok serve seeds                      index seeds, then serve the index
  tingsok serve --port 3000 --title 'Protokoll i Växjö'
  tingsok serve --originals                with links to the original files";
