//! Indexes and searches the same passages with bare tantivy: one text field with its plain tokenizer, one field for the
//! year, and ten hits with snippets.

use crate::questions::{Question, Sort};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TantivyDocument, Term, TextFieldIndexing, TextOptions,
};
use tantivy::snippet::{Snippet, SnippetGenerator};
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, ReloadPolicy, Searcher};
use tingsok::index::{Reader, StoredPassage};

/// The length of Tingsök's snippets, in characters.
const SNIPPET: usize = 240;
const TOKENIZER: &str = "plain";

pub struct Passage {
    pub text: String,
    pub year: Option<i16>,
}

/// The passages of the Tingsök index in `directory`, by document and place, and its number of segments.
pub fn passages(directory: &Path) -> Result<(Vec<Passage>, usize), tingsok::index::Error> {
    let snapshot = Reader::open(directory)?.snapshot();
    let found = snapshot.passages().map(|passage| snapshot.passage(passage));
    let mut found = found.collect::<Result<Vec<StoredPassage>, _>>()?;
    let place =
        |passage: &StoredPassage| passage.line_starts.first().map(|mark| (mark.position.page, mark.position.line));
    found.sort_by(|one, other| (&one.source, place(one), &one.text).cmp(&(&other.source, place(other), &other.text)));
    let year = |passage: &StoredPassage| passage.meeting.date.map(Date::year);
    let passages = found.into_iter().map(|passage| Passage { year: year(&passage), text: passage.text }).collect();
    Ok((passages, snapshot.segments()))
}

pub struct Bare {
    searcher: Searcher,
    tokenizer: TextAnalyzer,
    text: Field,
    year: Field,
}

impl Bare {
    pub fn build(directory: &Path, passages: &[Passage]) -> tantivy::Result<()> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
        let year = schema.add_u64_field("year", INDEXED | FAST);
        let index = Index::create_in_dir(directory, schema.build())?;
        index.tokenizers().register(TOKENIZER, tokenizer());
        let mut writer = index.writer_with_num_threads(1, 64 << 20)?;
        for passage in passages {
            let mut document = TantivyDocument::new();
            document.add_text(text, &passage.text);
            document.add_u64(year, number(passage.year));
            writer.add_document(document)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()
    }

    pub fn open(directory: &Path) -> tantivy::Result<Self> {
        let index = Index::open_in_dir(directory)?;
        index.tokenizers().register(TOKENIZER, tokenizer());
        let schema = index.schema();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = reader.doc_store_cache_num_blocks(Reader::STORED_BLOCKS).try_into()?;
        let (text, year) = (schema.get_field("text")?, schema.get_field("year")?);
        Ok(Self { searcher: reader.searcher(), tokenizer: tokenizer(), text, year })
    }

    pub fn segments(&self) -> usize {
        self.searcher.segment_readers().len()
    }

    /// Each word made of letters and the number of passages it is in, rarest first.
    pub fn words(&self) -> tantivy::Result<Vec<(String, u64)>> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.text)?;
            let mut terms = inverted.terms().stream()?;
            while terms.advance() {
                let word = String::from_utf8_lossy(terms.key()).into_owned();
                *counts.entry(word).or_default() += u64::from(terms.value().doc_freq);
            }
        }
        let mut words: Vec<(String, u64)> = counts.into_iter().collect();
        words.sort_by(|(one, one_count), (other, other_count)| (one_count, one).cmp(&(other_count, other)));
        Ok(words)
    }

    /// Finds ten hits, and gets the text and a snippet of each.
    pub fn search(&self, question: &Question, limit: usize) -> tantivy::Result<Vec<Snippet>> {
        let query = self.query(question)?;
        let best = self.searcher.search(&*query, &TopDocs::with_limit(limit).order_by_score())?;
        let generator = self.snippets(question, &*query)?;
        let shown = best.into_iter().map(|(_, address)| {
            let document: TantivyDocument = self.searcher.doc(address)?;
            Ok(generator.snippet_from_doc(&document))
        });
        shown.collect()
    }

    fn query(&self, question: &Question) -> tantivy::Result<Box<dyn Query>> {
        let mut terms: Vec<Term> = question.words.iter().map(|word| Term::from_field_text(self.text, word)).collect();
        let first = question.words.first().map_or("", String::as_str);
        let query: Box<dyn Query> = match question.sort {
            Sort::Words => Box::new(BooleanQuery::new_multiterms_query(terms)),
            Sort::Phrase => Box::new(PhraseQuery::new(terms)),
            Sort::Word => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::WithFreqs)),
            Sort::Prefix => Box::new(RegexQuery::from_pattern(&format!("{first}.*"), self.text)?),
            Sort::Fuzzy => Box::new(self.fuzzy(first)),
        };
        let Some(year) = question.year else { return Ok(query) };
        let year = TermQuery::new(Term::from_field_u64(self.year, number(Some(year))), IndexRecordOption::Basic);
        let year: Box<dyn Query> = Box::new(ConstScoreQuery::new(Box::new(year), 0.0));
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, query), (Occur::Must, year)])))
    }

    /// Allows as many wrong letters as Tingsök does.
    fn fuzzy(&self, word: &str) -> FuzzyTermQuery {
        FuzzyTermQuery::new(Term::from_field_text(self.text, word), if word.chars().count() < 10 { 1 } else { 2 }, true)
    }

    /// A generator of snippets. tantivy keeps no terms to highlight for prefixes and fuzzy words, so they are looked up
    /// here.
    fn snippets(&self, question: &Question, query: &dyn Query) -> tantivy::Result<SnippetGenerator> {
        let word = question.words.first().map_or("", String::as_str);
        let mut terms: BTreeMap<String, f32> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.text)?;
            match question.sort {
                Sort::Prefix => {
                    let mut stream = inverted.terms().range().ge(word).into_stream()?;
                    while stream.advance() && stream.key().starts_with(word.as_bytes()) {
                        terms.insert(String::from_utf8_lossy(stream.key()).into_owned(), 1.0);
                    }
                }
                Sort::Fuzzy => {
                    let automaton = self.fuzzy(word).automaton()?;
                    let mut stream = inverted.terms().search(&automaton).into_stream()?;
                    while stream.advance() {
                        terms.insert(String::from_utf8_lossy(stream.key()).into_owned(), 1.0);
                    }
                }
                Sort::Word | Sort::Words | Sort::Phrase => {
                    let mut generator = SnippetGenerator::create(&self.searcher, query, self.text)?;
                    generator.set_max_num_chars(SNIPPET);
                    return Ok(generator);
                }
            }
        }
        Ok(SnippetGenerator::new(terms, self.tokenizer.clone(), self.text, SNIPPET))
    }
}

fn tokenizer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).build()
}

fn number(year: Option<i16>) -> u64 {
    year.and_then(|year| u64::try_from(year).ok()).unwrap_or(0)
}
