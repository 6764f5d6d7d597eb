//! The Gregorian calendar: days, weeks, months. No clock, no time zone.

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// A day's year, month (1…12) and day of the month (1…31).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// The year.
    pub year: i32,
    /// 1…12.
    pub month: u8,
    /// 1…31.
    pub day: u8,
}

/// The years that dates are resolved in; beyond them nothing is computed.
pub const YEARS: std::ops::RangeInclusive<i32> = 1..=9998;

/// The number of days of a month; 0 when there is no such month.
pub fn month_length(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

impl Day {
    /// The day of a year, month and day of the month; `None` when there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        if !(0..=9999).contains(&year) || day == 0 || day > month_length(year, month) {
            return None;
        }
        // Howard Hinnant's days_from_civil: years from March, in eras of 400 years.
        let (y, m, d) = (if month <= 2 { year - 1 } else { year }, i32::from(month), i32::from(day));
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
        Some(Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }

    /// Reads the first ten characters of an ISO 8601 date.
    pub fn parse(iso: &str) -> Option<Day> {
        let mut parts = iso.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Its year, month and day of the month.
    pub fn civil(self) -> Civil {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * shifted + 2) / 5 + 1) as u8;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u8;
        Civil { year: year_of_era + era * 400 + i32::from(month <= 2), month, day }
    }

    /// 1 for Monday … 7 for Sunday.
    pub fn weekday(self) -> u8 {
        ((self.0 + 3).rem_euclid(7) + 1) as u8
    }

    /// So many days later (earlier when negative).
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days).clamp(-719_000, 2_932_000))
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        self.plus(1 - i32::from(self.weekday()))
    }

    /// Its ISO week: the year the week belongs to, and 1…53.
    pub fn week(self) -> (i32, u8) {
        let thursday = self.plus(4 - i32::from(self.weekday()));
        let year = thursday.civil().year;
        let first = Day::new(year, 1, 1).unwrap_or(thursday);
        (year, ((thursday.0 - first.0) / 7 + 1) as u8)
    }

    /// So many months later (earlier when negative), on the same day of the month or the month's last.
    pub fn plus_months(self, months: i32) -> Day {
        let Civil { year, month, day } = self.civil();
        let (year, month) = add_months(year, month, months);
        Day::new(year, month, day.min(month_length(year, month))).unwrap_or(self)
    }

    /// `YYYY-MM-DD`.
    pub fn iso(self) -> String {
        let Civil { year, month, day } = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// A month so many months later, as year and month.
pub fn add_months(year: i32, month: u8, months: i32) -> (i32, u8) {
    let all = year.saturating_mul(12).saturating_add(i32::from(month) - 1).saturating_add(months);
    (all.div_euclid(12), (all.rem_euclid(12) + 1) as u8)
}

/// The `nth` (1…5, or -1 for the last) weekday (1…7) of a month.
pub fn nth_weekday(year: i32, month: u8, weekday: u8, nth: i8) -> Option<Day> {
    let shift = |from: u8, to: u8| (i32::from(to) - i32::from(from)).rem_euclid(7);
    if nth > 0 {
        let first = Day::new(year, month, 1)?;
        Some(first.plus(shift(first.weekday(), weekday) + 7 * (i32::from(nth) - 1)))
    } else {
        let last = Day::new(year, month, month_length(year, month))?;
        Some(last.plus(-shift(weekday, last.weekday())))
    }
}

/// Easter Sunday of a year, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
pub fn easter(year: i32) -> Option<Day> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, (n / 31) as u8, (n % 31 + 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_back() {
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::parse("2017-07-07T10:00:00Z").map(Day::iso).as_deref(), Some("2017-07-07"));
        assert_eq!(Day::new(2017, 2, 29), None);
        for at in (-700_000..2_900_000).step_by(997) {
            let civil = Day(at).civil();
            assert_eq!(Day::new(civil.year, civil.month, civil.day), Some(Day(at)));
        }
    }

    #[test]
    fn weeks_and_weekdays() {
        let rows = [
            ("2017-07-07", 5, (2017, 27)),
            ("1998-01-01", 4, (1998, 1)),
            ("2021-01-03", 7, (2020, 53)),
            ("2020-12-31", 4, (2020, 53)),
            ("2018-12-31", 1, (2019, 1)),
        ];
        for (day, weekday, week) in rows {
            let day = Day::parse(day).unwrap();
            assert_eq!((day.weekday(), day.week()), (weekday, week), "{}", day.iso());
        }
    }

    #[test]
    fn months_and_feasts() {
        assert_eq!(Day::parse("2016-01-31").map(|d| d.plus_months(1).iso()).as_deref(), Some("2016-02-29"));
        assert_eq!(add_months(1998, 2, -3), (1997, 11));
        assert_eq!(nth_weekday(1999, 11, 4, 4).map(Day::iso).as_deref(), Some("1999-11-25"));
        assert_eq!(nth_weekday(2020, 5, 1, -1).map(Day::iso).as_deref(), Some("2020-05-25"));
        assert_eq!(easter(2000).map(Day::iso).as_deref(), Some("2000-04-23"));
        assert_eq!(easter(2019).map(Day::iso).as_deref(), Some("2019-04-21"));
    }
}
