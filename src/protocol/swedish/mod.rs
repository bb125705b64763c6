//! The Swedish of minutes, as tables. Everything except names of places is folded (lower case, without marks), as by
//! [`crate::analysis::fold`].

mod attendance;
mod bodies;
mod calendar;
mod columns;
mod contests;
mod deciding;
mod labels;
mod names;
mod people;
mod places;
mod presenting;
mod tasks;
mod verbs;
pub(in crate::protocol) mod wording;

pub use calendar::MONTHS;

pub(in crate::protocol) use attendance::{
    ABSENCE_STEMS, ATTENDANCE, ATTENDANCE_LABELS, AttendanceGroup, PRESENCE_STEMS,
};
pub(in crate::protocol) use bodies::{
    BODY_ENDINGS, BODY_LETTERS, DECIDERS, DEFINITE_BODIES, GENERAL_BODIES, MEETING_ENDINGS, MEETING_KINDS,
    MEETING_WORDS, MEETS, NO_BODIES, NO_COUNCILS, ORGANISATION_FORMS, OTHER_BODIES, WHOLE_DECIDERS,
};
pub(in crate::protocol) use calendar::{NUMBERS, ORDINALS, SEASONS, WEEKDAYS};
pub(in crate::protocol) use columns::{
    ABSENT_COLUMNS, Column, FURTHER_COLUMNS, MATTER_COLUMNS, PRESENT_COLUMNS, ROLL_COLUMNS, ROLL_TIMES,
};
pub(in crate::protocol) use contests::{
    BALLOT_COLUMNS, COUNTED, ELECTED, LAYING_VERBS, MEETING_FUNCTIONS, MOVING_VERBS, PARTIES, PARTY_ENDINGS,
    PROPOSING_VERBS, RESERVING_VERBS, VOTE_OPTIONS,
};
pub(in crate::protocol) use deciding::{
    ACT_INFINITIVES, ACT_VERBS, BLOCKING, DECIDING_VERBS, ELECTING_VERBS, ENTRUSTING, OUTCOMES, PARTICIPLES,
    POSTPONING, SETTLING_STEMS, SETTLING_VERBS, SentenceKind,
};
pub(in crate::protocol) use labels::{
    BEFORE_FIGURES, BREAKS, CLOSING, CONTENTS, FACTS, FORMAL_HEADINGS, FORMAL_WORDS, KINDS, LABELS, LISTS, Label,
    MEDIA, MEETING_PARTS, MINUTES, NOT_MEETING_DAYS, NOT_ONLY_OF_MEETINGS, NOTICES, PAPERS,
};
pub(in crate::protocol) use names::{
    NOT_NAMES, ORGANISATION_ENDINGS, ORGANISATION_WORDS, PLACE_ENDINGS, ROOM_ENDINGS, TOWN_ENDINGS,
};
pub(in crate::protocol) use people::{
    ABOUT_PEOPLE, ABSENCES, ALL, EXCEPTIONS, FRONT_PAGE, FRONT_PAGE_STEMS, OFFICES, PARTY_MATTERS, RAISED, REPLACED,
    REPLACING, ROLE_ENDINGS, ROLLS, SEATS, SIGNING_WORDS,
};
pub(in crate::protocol) use places::{COUNTIES, County, MUNICIPALITIES};
pub(in crate::protocol) use presenting::{
    COMING, FORMALITIES, GIVEN, GIVEN_BY, GIVEN_BY_NAME, GIVING_VERBS, INVITED, NOT_YET, OFFICES_OF_STAFF, PRESENTED,
    PRESENTING_INFINITIVES, PRESENTING_PHRASES, PRESENTING_VERBS, WRITTEN,
};
pub(in crate::protocol) use tasks::{
    BRINGS_BACK, ENTRUSTS, GAVE, GIVES, IS_DONE, IS_ENTRUSTED, JOINS, MEETINGS, NEXT, NOT_GIVEN_NOW, OBLIGES,
    OCCASIONS, OF_CIRCUMSTANCES, OF_TASKS, PROPOSES, RECEIVES, SETTLES, STATES, TASKS,
};
pub(in crate::protocol) use verbs::{AUXILIARIES, OPENING_VERBS, SPEAKING_VERBS};
