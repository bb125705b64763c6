//! What stands below the options in the help of each command.

pub const TOP_EXAMPLES: &str = "\
Examples:
  tingsok search hemsjukvårdsavtal --in seeds   index what is new under seeds, then answer from it
  tingsok who 'nära vård'                       who presented a topic
  tingsok person hartz                          someone through the years
  tingsok decisions --year 2024                 what was decided
  tingsok votes budget                          how it was voted on
  tingsok matter IKB                            one question through its meetings
  tingsok meetings --year 2024                  the meetings of a year
  tingsok show 000_542d0371b58a0641.txt         what one document says

Ends with 0 when something was found, 1 when nothing was, 2 when something failed.";

pub const SEARCH_HELP: &str = "\
Examples:
  tingsok search hemsjukvårdsavtal --in seeds
  tingsok search 'avtal om hemsjukvård' --from 2022 --to 2024-06
  tingsok search budget organ:regionstyrelsen datum:'våren 2024' --decisions
  tingsok search 'när beslutade KF om budget 2024'
  tingsok search 'vård* -skola' --by year
  tingsok search --questions questions.txt --format jsonl > answers.jsonl

A whole question is answered by what it asks for first: när/vad beslutade(s), hur röstade, vem föredrog, vilka yrkade,
vad sa NAMN, vem valdes, senaste mötet, hur många gånger; a year, body, name or § alone. A note says how it was read;
--words searches its words as they stand. CSV and Markdown have the hits only.

The question:
  avtal hemsjukvård          items with all words first, in any of their forms, then those that lack some
  \"nära vård\"  \"=nära vård\"  side by side, in any inflection; as it is
  +avtal  -skola             must be there; must not be there
  OCH  ELLER  INTE  ( )      both; either of the words beside it; not; together (AND, OR and NOT do as well)
  vård*  *avtal              words that begin with vård; that end with avtal
  hemsjukvrd~                words spelled nearly alike, too
  avtal NÄRA/5 vård          at most five words from each other
  titel: beslut:             in the title; in what was decided (beslut:avtal)
  föredragande: organ: region: typ: punkt: fil:
                             of items and meetings whose presenter, governing body, region, kind, number or file it is
  person:                    of items that somebody presents, brings up, speaks to, or moves or objects to something in
  datum: år:                 2022, 2022..2024, 2024-05, \"december 2022\", \"våren 2024\", ht24
  dnr:RS2022/195             the number of a case, in any spelling
Of several arguments, one with spaces in it is a phrase. Signs of the shell stand between quotation marks of the shell.

An answer is its meeting's date and governing body, the agenda item with its presenters, the passage, what was decided \
first under the item where the passage is not that (beslut), and the file with the line of the first match shown. Where only \
the title has the words, the decision is shown. Matched words are bold on a terminal; elsewhere, and under NO_COLOR, they \
stand between ** and **. Sorts of match, nearest first: exact, inflected, ellipsis, reading (of a damaged word), compound, \
synonym (another word for it), folded (without å, ä, ö), fuzzy; --explain names them. Ends with 0 when something was found, 1 when nothing was, 2 when it could not look.";

pub const TIMELINE_EXAMPLES: &str = "\
Examples:
  tingsok timeline hemsjukvårdsavtal
  tingsok timeline '\"nära vård\"' --region kalmar
  tingsok timeline statsbidrag --format csv > statsbidrag.csv";

pub const WHO_EXAMPLES: &str = "\
Examples:
  tingsok who 'nära vård'
  tingsok who statsbidrag --organ ledningsgrupp --from 2024
  tingsok who --questions topics.txt --format jsonl > presenters.jsonl";

pub const PERSON_EXAMPLES: &str = "\
Examples:
  tingsok person 'Sofia Hartz'
  tingsok person hartz --year 2024
  tingsok person hartz --about hemsjukvård
  tingsok person sofia-hartz-kalmar-lan --format json";

pub const PEOPLE_EXAMPLES: &str = "\
Examples:
  tingsok people --role skolchef
  tingsok people --organisation 'region kalmar' --from 2024
  tingsok people --organ 'läns gemensam' --format csv > people.csv";

pub const DECISIONS_EXAMPLES: &str = "\
Examples:
  tingsok decisions --year 2024
  tingsok decisions 'nära vård'
  tingsok decisions --tasks --organ ledningsgrupp --format csv > tasks.csv";

pub const VOTES_EXAMPLES: &str = "\
Examples:
  tingsok votes --year 2024
  tingsok votes detaljplan --organ kommunfullmäktige --names
  tingsok votes budget --voter 'Kim Holm'
  tingsok votes --from 2023 --format csv > votes.csv";

pub const MATTER_EXAMPLES: &str = "\
Examples:
  tingsok matter 'framtidens habilitering'
  tingsok matter IKB
  tingsok matter 'RS 2022/195'
  tingsok matters --region kalmar";

pub const INDEX_EXAMPLES: &str = "\
Examples:
  tingsok index protokoll
  tingsok index protokoll/2023 protokoll/2024 --index /var/lib/tingsok
  tingsok index                 what has changed since, everywhere
  tingsok index --rebuild       after damage, or with a new version of the program

Settings are read from tingsok.toml in the folder of the index, if it is there.";

pub const REMOVE_EXAMPLES: &str = "\
Examples:
  tingsok remove protokoll/2019
  tingsok remove 000_542d0371b58a0641.txt";

pub const CHECK_EXAMPLES: &str = "\
Examples:
  tingsok check
  tingsok check --index /var/lib/tingsok || echo 'look into it'";

pub const STATS_EXAMPLES: &str = "\
Examples:
  tingsok stats
  tingsok stats --format json";

pub const INSPECT_EXAMPLES: &str = "\
Examples:
  tingsok inspect protokoll/2024-03-12.pdf
  tingsok inspect protokoll/2024-03-12.pdf --why
  tingsok inspect protokoll/2024-03-12.pdf --why 35
  tingsok inspect protokoll/2024-03-12.pdf --format json";

pub const MEETINGS_EXAMPLES: &str = "\
Examples:
  tingsok meetings
  tingsok meetings --region kalmar --year 2024
  tingsok meetings --format jsonl";

pub const SHOW_EXAMPLES: &str = "\
Examples:
  tingsok show seeds/000_542d0371b58a0641.txt
  tingsok show 000_542d0371b58a0641.txt --item 4
  tingsok show 000_542d0371b58a0641.txt --meeting
  tingsok show 000_542d0371b58a0641.txt --format json";

pub const EXPORT_EXAMPLES: &str = "\
Examples:
  tingsok export --records > records.jsonl
  tingsok export --records --in protokoll --from 2022
  tingsok export --people --format csv > people.csv
  tingsok export --decisions --year 2024 --format csv > decisions.csv
  tingsok export --popolo > popolo.json
  tingsok export --oparl --region kalmar > oparl.json";

pub const ANALYZE_EXAMPLES: &str = "\
Examples:
  tingsok analyze 'in- och utskrivning'
  tingsok analyze --ocr 'f6redragande om hilso- och sjukvard'
  tingsok analyze --format jsonl < texts.txt

A line a word: as printed, its stem, after = the constituents of a compound, after \"for\" the compounds that it stands \
for when a part of it is left out, after \"read as\" what a damaged word most likely stood for.";

pub const COMPLETIONS_EXAMPLES: &str = "\
Examples, each for the shell's own place for such scripts; make the folder if there is none:
  tingsok completions bash > ~/.local/share/bash-completion/completions/tingsok
  tingsok completions zsh > ~/.zfunc/_tingsok    with fpath+=~/.zfunc before compinit in ~/.zshrc
  tingsok completions fish > ~/.config/fish/completions/tingsok.fish
  eval (tingsok completions elvish | slurp)    in ~/.config/elvish/rc.elv
  tingsok completions powershell | Out-String | Invoke-Expression    in $PROFILE";

pub const MAN_EXAMPLES: &str = "\
Examples; make the folder if there is none:
  tingsok man > ~/.local/share/man/man1/tingsok.1
  tingsok man search > ~/.local/share/man/man1/tingsok-search.1
  tingsok man search | man -l -    read without installing";

#[cfg(feature = "web")]
pub const SERVE_EXAMPLES: &str = "\
Examples:
  tingsok serve seeds                      index seeds, then serve the index at http://127.0.0.1:8080/
  tingsok serve --port 3000 --title 'Protokoll i Växjö'
  tingsok serve --originals                with links to the original files";
