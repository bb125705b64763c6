//! The Swedish of minutes, as tables. Everything but names of places is written folded (lower case, no
//! marks), as [`crate::analysis::fold`] gives it.

mod calendar;
mod contests;
mod deciding;
mod labels;
mod people;
mod places;
mod tasks;
pub(in crate::protocol) mod wording;

pub use calendar::MONTHS;

pub(in crate::protocol) use calendar::{NUMBERS, ORDINALS, SEASONS, WEEKDAYS};
pub(in crate::protocol) use contests::{
    BALLOT_COLUMNS, COUNTED, LAYING_VERBS, MOVING_VERBS, PARTIES, PROPOSING_VERBS, RESERVING_VERBS, VOTE_OPTIONS,
};
pub(in crate::protocol) use deciding::{
    ACT_INFINITIVES, ACT_VERBS, AUXILIARIES, Act, BLOCKING, BODY_ENDINGS, DECIDERS, DECIDING_VERBS, ELECTING_VERBS,
    ENTRUSTING, FORMALITIES, GENERAL_BODIES, GIVEN, GIVING_VERBS, MEETING_ENDINGS, MEETING_KINDS, MEETING_WORDS,
    NO_BODIES, NO_COUNCILS, OPENING_VERBS, ORGANISATION_FORMS, OUTCOMES, PARTICIPLES, PRESENTING_VERBS, SETTLING_VERBS,
    WHOLE_DECIDERS,
};
pub(in crate::protocol) use labels::{
    BEFORE_FIGURES, BREAKS, CLOSING, CONTENTS, FORMAL_HEADINGS, FORMAL_WORDS, KINDS, LABELS, LISTS, Label, MEDIA,
    MEETING_PARTS, NOT_MEETING_DAYS, NOTICES, PAPERS,
};
pub(in crate::protocol) use people::{
    ABSENCES, ATTENDANCE, AttendanceGroup, FRONT_PAGE, FRONT_PAGE_STEMS, NOT_NAMES, OFFICES, ORGANISATION_ENDINGS,
    ORGANISATION_WORDS, PLACE_ENDINGS, RAISED, REPLACING, ROLE_ENDINGS, ROLL_COLUMNS, ROLL_TIMES, ROOM_ENDINGS,
    SPEAKING_VERBS,
};
pub(in crate::protocol) use places::{COUNTIES, County, MUNICIPALITIES};
pub(in crate::protocol) use tasks::{
    BRINGS_BACK, ENTRUSTS, GAVE, GIVES, IS_DONE, IS_ENTRUSTED, JOINS, MEETINGS, NEXT, NOT_GIVEN_NOW, OBLIGES,
    OCCASIONS, OF_CIRCUMSTANCES, OF_TASKS, PROPOSES, RECEIVES, SETTLES, STATES, TASKS,
};
