//! A resolved date: its TIMEX3 value and the days it covers.

use super::calendar::{Day, month_length};
use super::when::{Season, Unit};

/// What a date resolved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A day.
    Day(Day),
    /// The ISO week that begins on a Monday.
    Week(Day),
    /// The weekend of the ISO week that begins on a Monday.
    Weekend(Day),
    /// A month.
    Month(i32, u8),
    /// A quarter; `None` when which one is not known.
    Quarter(i32, Option<u8>),
    /// A half of a year.
    Half(i32, u8),
    /// A season; winter is that which begins in the year before, as TIMEX3 leaves open.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// Ten years, by their first three digits.
    Decade(i32),
    /// A hundred years, by their first two digits.
    Century(i32),
}

impl Value {
    /// The unit a day lies in: its week, month, year; the day itself for what is shorter.
    pub fn holding(unit: Unit, day: Day) -> Value {
        let civil = day.civil();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => Value::Day(day),
            Unit::Weekend => Value::Weekend(day.monday()),
            Unit::Week => Value::Week(day.monday()),
            Unit::Month => Value::Month(civil.year, civil.month),
            Unit::Quarter => Value::Quarter(civil.year, Some(civil.month.div_ceil(3))),
            Unit::Year => Value::Year(civil.year),
            Unit::Decade => Value::Decade(civil.year.div_euclid(10)),
            Unit::Century => Value::Century(civil.year.div_euclid(100)),
        }
    }

    /// The TIMEX3 value.
    pub fn timex(self) -> String {
        match self {
            Value::Day(day) => day.iso(),
            Value::Week(day) => {
                let (year, week) = day.week();
                format!("{year:04}-W{week:02}")
            }
            Value::Weekend(day) => {
                let (year, week) = day.week();
                format!("{year:04}-W{week:02}-WE")
            }
            Value::Month(year, month) => format!("{year:04}-{month:02}"),
            Value::Quarter(year, Some(quarter)) => format!("{year:04}-Q{quarter}"),
            Value::Quarter(year, None) => format!("{year:04}-QX"),
            Value::Half(year, half) => format!("{year:04}-H{half}"),
            Value::Season(year, season) => format!("{year:04}-{}", season_code(season)),
            Value::Year(year) => format!("{year:04}"),
            Value::Decade(decade) => format!("{decade:03}"),
            Value::Century(century) => format!("{century:02}"),
        }
    }

    /// The first and last day it covers.
    pub fn days(self) -> Option<(Day, Day)> {
        let months = |year: i32, from: u8, to: u8| {
            Some((Day::new(year, from, 1)?, Day::new(year, to, month_length(year, to))?))
        };
        match self {
            Value::Day(day) => Some((day, day)),
            Value::Week(day) => Some((day, day.plus(6))),
            Value::Weekend(day) => Some((day.plus(5), day.plus(6))),
            Value::Month(year, month) => months(year, month, month),
            Value::Quarter(year, Some(quarter @ 1..=4)) => months(year, quarter * 3 - 2, quarter * 3),
            Value::Quarter(year, _) => months(year, 1, 12),
            Value::Half(year, half @ 1..=2) => months(year, half * 6 - 5, half * 6),
            Value::Half(..) => None,
            Value::Season(year, season) => match season {
                Season::Spring => months(year, 3, 5),
                Season::Summer => months(year, 6, 8),
                Season::Autumn => months(year, 9, 11),
                Season::Winter => Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?)),
            },
            Value::Year(year) => months(year, 1, 12),
            Value::Decade(decade) => Some((Day::new(decade * 10, 1, 1)?, Day::new(decade * 10 + 9, 12, 31)?)),
            Value::Century(century) => {
                Some((Day::new(century * 100, 1, 1)?, Day::new(century * 100 + 99, 12, 31)?))
            }
        }
    }

    /// The smallest unit that is as long.
    pub fn unit(self) -> Unit {
        match self {
            Value::Day(_) => Unit::Day,
            Value::Week(_) | Value::Weekend(_) => Unit::Week,
            Value::Month(..) => Unit::Month,
            Value::Quarter(..) | Value::Half(..) | Value::Season(..) => Unit::Quarter,
            Value::Year(_) => Unit::Year,
            Value::Decade(_) => Unit::Decade,
            Value::Century(_) => Unit::Century,
        }
    }

    /// Its year, where it lies within one.
    pub fn year(self) -> Option<i32> {
        match self {
            Value::Day(day) | Value::Week(day) | Value::Weekend(day) => Some(day.civil().year),
            Value::Month(year, _)
            | Value::Quarter(year, _)
            | Value::Half(year, _)
            | Value::Season(year, _)
            | Value::Year(year) => Some(year),
            Value::Decade(_) | Value::Century(_) => None,
        }
    }
}

/// A season's letters in TIMEX3.
pub fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}
