//! Converts Swedish clock times to moments with an offset from UTC, which other programs require.

use jiff::civil::{Date, Time, Weekday};

/// The moment of a clock time on a day: "13:00" as "2022-11-25T13:00:00+01:00". `None` if `clock` is not a clock time.
pub fn moment(date: Date, clock: &str) -> Option<String> {
    let (hour, minute) = clock.split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let offset = if is_summer(date) { "+02:00" } else { "+01:00" };
    Some(format!("{date}T{:02}:{:02}:00{offset}", time.hour(), time.minute()))
}

/// Whether summer time applies on a day: from the last Sunday of March to the last Sunday of September, since 1996 of
/// October (directive 94/21/EC). It began in 1980, a week later that year. The nights in which clocks are changed are
/// not treated exactly, since nobody meets then.
fn is_summer(date: Date) -> bool {
    let last_sunday = |month| {
        let first = Date::new(date.year(), month, 1).ok()?;
        first.nth_weekday_of_month(-1, Weekday::Sunday).ok()
    };
    let end = if date.year() < 1996 { 9 } else { 10 };
    let (begins, ends) = (last_sunday(3), last_sunday(end));
    date.year() >= 1980 && begins.is_some_and(|begins| begins <= date) && ends.is_some_and(|ends| date < ends)
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[track_caller]
    fn check(date: &str, clock: &str, expected: Option<&str>) {
        assert_eq!(moment(date.parse().unwrap(), clock).as_deref(), expected);
    }

    #[test]
    fn summer_and_winter_have_their_distance() {
        check("2022-11-25", "13:00", Some("2022-11-25T13:00:00+01:00"));
        check("2024-04-12", "9:05", Some("2024-04-12T09:05:00+02:00"));
        check("2024-03-30", "09:00", Some("2024-03-30T09:00:00+01:00"));
        check("2024-03-31", "09:00", Some("2024-03-31T09:00:00+02:00"));
        check("2024-10-27", "09:00", Some("2024-10-27T09:00:00+01:00"));
        check("1995-10-02", "09:00", Some("1995-10-02T09:00:00+01:00"));
        check("1975-07-01", "09:00", Some("1975-07-01T09:00:00+01:00"));
    }

    #[test]
    fn what_is_no_clock_time_is_none() {
        check("2024-04-12", "24:30", None);
        check("2024-04-12", "förmiddag", None);
    }
}
