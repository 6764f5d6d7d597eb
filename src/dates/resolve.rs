//! What was said + the anchor date + what was told before → values. Never the clock: without an anchor date, what
//! is counted from it stays unresolved.

use super::calendar::{Civil, Day, YEARS, add_months, easter, nth_weekday};
use super::tense::Tense;
use super::value::{Value, season_code};
use super::when::{Count, Feast, From, Lean, Meant, Part, Said, Season, Unit, Vague, When, Year};

/// What dates are counted from, and what was told so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Story {
    /// The day of publication.
    pub anchor: Option<Day>,
    /// The date told last.
    pub told: Option<Value>,
    /// The period figures are told of: the last quarter of this year, or the year.
    pub period: Option<Value>,
    /// The last quarter told that had begun.
    pub quarter: Option<Value>,
    /// The year and month said last in this block, while the story goes on from there; month 0 for a year alone.
    pub narrated: Option<(i32, u8)>,
    /// Whether the expression begins its sentence.
    pub leads: bool,
}

/// A resolved expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The TIMEX3 value.
    pub value: Option<String>,
    /// What it is, when it is a date.
    pub date: Option<Value>,
}

impl Story {
    /// Resolves an expression, and remembers it as told. `marked` is the date the page gives for the words.
    pub fn resolve(&mut self, said: &Said, tense: Tense, marked: Option<Value>) -> Resolved {
        if said.when == When::Nothing {
            return self.resolve_clock(said, marked);
        }
        // Years before the first and after the last that can be written stay unresolved.
        let date = marked.or_else(|| self.date(&said.when, tense)).map(|named| meant(named, said.meant));
        let date = date.filter(|d| d.year().is_none_or(|y| YEARS.contains(&y)));
        if let Some(date) = date {
            self.tell(&said.when, date);
        }
        if let When::Length { count: Count::Exactly(6..=11), unit: Unit::Month } = said.when {
            self.period = self.anchor.map(|a| Value::Year(a.civil().year));
        }
        let value = match date {
            Some(date) => Some(date.timex() + &time_of(said)),
            None => self.other(&said.when).map(|v| v + &time_of(said)),
        };
        Resolved { value, date }
    }

    fn tell(&mut self, when: &When, date: Value) {
        self.told = Some(date);
        let compared = matches!(when, When::Period { years: -1, .. } | When::Period { year: Some(_), .. });
        let begun = matches!((self.anchor, date.days()), (Some(anchor), Some((first, _))) if first <= anchor);
        match date {
            // What figures are told of is the quarter that went; others are told in passing.
            Value::Quarter(..) if self.period == self.quarter_gone() && self.period.is_some() => {}
            Value::Quarter(_, None) if !compared => {
                self.period = Some(date);
                self.quarter = Some(date);
            }
            Value::Quarter(..) if begun && !compared => {
                self.period = Some(date);
                if matches!((self.anchor, date.days()), (Some(anchor), Some((_, last))) if last < anchor) {
                    self.quarter = Some(date);
                }
            }
            Value::Year(year) if !compared && self.anchor.is_some_and(|a| a.civil().year == year) => {
                self.period = Some(date)
            }
            _ => {}
        }
        self.narrated = match (when, date) {
            (
                When::Day { year: Year::Said(_), .. } | When::Month { year: Year::Said(_), .. },
                Value::Day(_) | Value::Month(..),
            ) => date.days().map(|(first, _)| (first.civil().year, first.civil().month)),
            // From a month the story goes on to the later ones.
            (When::Day { .. } | When::Month { .. }, Value::Day(_) | Value::Month(..)) => {
                let told = date.days().map(|(first, _)| (first.civil().year, first.civil().month));
                self.narrated.and_then(|(year, _)| told.filter(|t| t.0 == year))
            }
            _ => None,
        };
    }

    fn quarter_gone(&self) -> Option<Value> {
        self.shift(Unit::Quarter, -1, From::Anchor)
    }

    fn resolve_clock(&mut self, said: &Said, marked: Option<Value>) -> Resolved {
        let day = match marked.or(self.told) {
            Some(Value::Day(day)) => Some(day),
            _ => self.anchor,
        };
        match day {
            Some(day) => Resolved { value: Some(day.iso() + &time_of(said)), date: Some(Value::Day(day)) },
            None => Resolved { value: Some(time_of(said)), date: None },
        }
    }

    fn anchor_civil(&self) -> Option<Civil> {
        self.anchor.map(Day::civil)
    }

    fn told_year(&self) -> Option<i32> {
        self.told.and_then(Value::year).or_else(|| self.anchor_civil().map(|a| a.year))
    }

    /// The year, where it was said or counted; `None` when it is open.
    fn year(&self, year: Year) -> Option<i32> {
        match year {
            Year::Said(year) => Some(year),
            Year::Counted(by) => Some(self.anchor_civil()?.year + by),
            Year::Told(by) => Some(self.told_year()? + by),
            Year::Open => None,
        }
    }

    fn date(&self, when: &When, tense: Tense) -> Option<Value> {
        match *when {
            When::Day { year: Year::Open, month, day, lean } => self.open_day(month, day, lean, tense),
            When::Day { year, month, day, .. } => Some(Value::Day(Day::new(self.year(year)?, month, day)?)),
            When::Month { year: Year::Open, month, lean } => self.open_month(month, lean, tense),
            When::Month { year, month, .. } => Some(Value::Month(self.year(year)?, month)),
            When::Weekday { weekday, lean } => self.weekday(weekday, lean, tense),
            When::NthWeekday { year, month, weekday, nth, lean } => {
                let Value::Month(year, month) = self.date(&When::Month { year, month, lean }, tense)? else {
                    return None;
                };
                Some(Value::Day(nth_weekday(year, month, weekday, nth)?))
            }
            When::WeekdayOfWeek { weekday, lean } => {
                let by = match lean {
                    Lean::Last => -7,
                    Lean::Next | Lean::By => 7,
                    _ => 0,
                };
                Some(Value::Day(self.anchor?.monday().plus(by + i32::from(weekday) - 1)))
            }
            When::Season { year: Year::Open, season, lean } => self.open_season(season, lean, tense),
            When::Season { year, season, .. } => Some(Value::Season(self.year(year)?, season)),
            When::Quarter { year: Year::Open, quarter } => self.open_quarter(quarter?, tense),
            When::Quarter { year, quarter } => Some(Value::Quarter(self.year(year)?, quarter)),
            When::Half { year, half } => Some(Value::Half(self.year(year)?, half)),
            When::Year(year) => Some(Value::Year(self.year(year)?)),
            When::YearEnd(lean) => {
                let gone = tense == Tense::Past && lean == Lean::Tense;
                Some(Value::Year(self.anchor_civil()?.year - i32::from(gone)))
            }
            When::Decade(decade) => Some(Value::Decade(decade)),
            When::Century(century) => Some(Value::Century(century)),
            When::Feast { feast, year, lean } => self.feast(feast, year, lean, tense),
            When::Shift { unit, by, from } => self.shift(unit, by, from),
            When::Ago { unit, count, back, from } => {
                let (unit, n) = match count {
                    Count::Exactly(n) => (unit, n),
                    Count::AndAHalf(n) if unit == Unit::Year => {
                        (Unit::Month, n.saturating_mul(12).saturating_add(6))
                    }
                    _ => return None,
                };
                let n = i32::try_from(n).ok().filter(|n| *n < 100_000)?;
                self.ago(unit, if back { -n } else { n }, from)
            }
            When::Period { unit, years, year } => self.period_told(unit, years, year),
            _ => None,
        }
    }

    fn open_day(&self, month: u8, day: u8, lean: Lean, tense: Tense) -> Option<Value> {
        if let Some(told) = self.narrated(month, lean, tense) {
            return Some(Value::Day(Day::new(told, month, day)?));
        }
        let anchor = self.anchor?;
        let Civil { year, .. } = anchor.civil();
        // February 29 may exist in none of the three years.
        let at = |y: i32| Day::new(y, month, day);
        let past = at(year).filter(|d| *d <= anchor).or_else(|| at(year - 1));
        let future = at(year).filter(|d| *d >= anchor).or_else(|| at(year + 1));
        let nearest = || match (past, future) {
            (Some(p), Some(f)) => Some(if anchor.0 - p.0 <= f.0 - anchor.0 { p } else { f }),
            (p, f) => p.or(f),
        };
        // A day nearly a year ago is seldom told without its year: it is the one to come.
        let soon = matches!((past, future), (Some(_), Some(f)) if f.0 - anchor.0 <= 80);
        let day = match (lean, tense) {
            (Lean::Last, _) => at(year).filter(|d| *d < anchor).or_else(|| at(year - 1)),
            (Lean::Next, _) => at(year).filter(|d| *d > anchor).or_else(|| at(year + 1)),
            (Lean::This, _) => at(year),
            (Lean::Gone, _) => past,
            (Lean::On(weekday), _) => [year, year - 1, year + 1]
                .into_iter()
                .filter_map(at)
                .find(|d| d.weekday() == weekday)
                .or_else(nearest),
            (_, Tense::Past) => {
                if soon {
                    future
                } else {
                    past
                }
            }
            (_, Tense::Future | Tense::Present) => match (past, future) {
                (Some(p), Some(f)) if f.0 - anchor.0 > 270 => Some(p),
                _ => future,
            },
            (Lean::By | Lean::Before, Tense::Unknown) => future,
            (_, Tense::Unknown | Tense::Either) => nearest(),
        }?;
        Some(Value::Day(day))
    }

    /// The year the story is told in: a month and year were said before in this block, and it goes on from there.
    fn narrated(&self, month: u8, lean: Lean, tense: Tense) -> Option<i32> {
        let (year, from) = self.narrated?;
        let past = self.anchor_civil().is_none_or(|a| year < a.year);
        (past
            && month > from
            && (from > 0 || self.leads)
            && matches!(lean, Lean::Tense | Lean::Gone)
            && !matches!(tense, Tense::Future | Tense::Present))
        .then_some(year)
    }

    fn open_month(&self, month: u8, lean: Lean, tense: Tense) -> Option<Value> {
        if let Some(told) = self.narrated(month, lean, tense) {
            return Some(Value::Month(told, month));
        }
        let Civil { year, month: now, .. } = self.anchor_civil()?;
        let past = if month <= now { year } else { year - 1 };
        let future = if month >= now { year } else { year + 1 };
        let ahead = (i32::from(month) - i32::from(now)).rem_euclid(12);
        let year = match (lean, tense) {
            (Lean::LastBut, _) if month + 1 == now => year - 1,
            (Lean::Last | Lean::LastBut, _) => {
                if month < now {
                    year
                } else {
                    year - 1
                }
            }
            (Lean::Next, _) => {
                if month > now {
                    year
                } else {
                    year + 1
                }
            }
            (Lean::This, _) => year,
            // "It grew through August", told in September.
            (Lean::By, Tense::Past) if ahead >= 9 => past,
            (Lean::By, _) | (Lean::Before, Tense::Unknown) => future,
            // A month nearly a year away is told with its year, so this is the near one.
            (_, Tense::Future | Tense::Present) => {
                if ahead >= 10 {
                    past
                } else {
                    future
                }
            }
            (_, Tense::Past) => {
                if ahead <= 1 {
                    future
                } else {
                    past
                }
            }
            (_, Tense::Unknown | Tense::Either) => {
                if ahead <= 2 {
                    future
                } else {
                    past
                }
            }
        };
        Some(Value::Month(year, month))
    }

    fn weekday(&self, weekday: u8, lean: Lean, tense: Tense) -> Option<Value> {
        let anchor = match (lean, self.told) {
            (Lean::Prior | Lean::Following, Some(Value::Day(told))) => told,
            _ => self.anchor?,
        };
        let back = (i32::from(anchor.weekday()) - i32::from(weekday)).rem_euclid(7);
        let ahead = (i32::from(weekday) - i32::from(anchor.weekday())).rem_euclid(7);
        let by = match (lean, tense) {
            (Lean::Last | Lean::Prior, _) => -(if back == 0 { 7 } else { back }),
            (Lean::Next | Lean::Following, _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (Lean::This, _) => i32::from(weekday) - i32::from(anchor.weekday()),
            (_, Tense::Future | Tense::Present) => ahead,
            (_, Tense::Either) if ahead <= back => ahead,
            // "Until Thursday nobody had asked", told on Friday, was yesterday.
            (Lean::By, Tense::Past) if ahead == 6 => -back,
            (Lean::By, _) | (Lean::Before, Tense::Unknown) => ahead,
            _ => -back,
        };
        Some(Value::Day(anchor.plus(by)))
    }

    fn open_season(&self, season: Season, lean: Lean, tense: Tense) -> Option<Value> {
        let Civil { year, month, .. } = self.anchor_civil()?;
        let (first, last) = match season {
            Season::Spring => (3, 5),
            Season::Summer => (6, 8),
            Season::Autumn => (9, 11),
            Season::Winter => (12, 12),
        };
        let year = match (lean, tense) {
            (Lean::Last, _) => {
                if month > last {
                    year
                } else {
                    year - 1
                }
            }
            (Lean::Next, _) => {
                if month < first {
                    year
                } else {
                    year + 1
                }
            }
            (Lean::This, _) => year,
            (_, Tense::Past) => {
                if month >= first {
                    year
                } else {
                    year - 1
                }
            }
            (_, Tense::Future | Tense::Present) => {
                if month <= last {
                    year
                } else {
                    year + 1
                }
            }
            // Nothing tells: the nearer one.
            _ if month > last && month - last > 12 - month + first => year + 1,
            _ => year,
        };
        Some(Value::Season(year, season))
    }

    fn open_quarter(&self, quarter: u8, tense: Tense) -> Option<Value> {
        let Civil { year, month, .. } = self.anchor_civil()?;
        let now = month.div_ceil(3);
        // Figures of the quarter that went are told of in every tense.
        let just_gone = (now + 2) % 4 + 1 == quarter;
        let year = match tense {
            Tense::Future | Tense::Present if quarter < now && !just_gone => year + 1,
            Tense::Future | Tense::Present if !(just_gone && quarter > now) => year,
            _ if quarter > now => year - 1,
            _ => year,
        };
        Some(Value::Quarter(year, Some(quarter)))
    }

    fn feast(&self, feast: Feast, year: Year, lean: Lean, tense: Tense) -> Option<Value> {
        let at = |year: i32| match feast {
            Feast::Fixed(month, day) => Day::new(year, month, day),
            Feast::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
            Feast::Easter(after) => Some(easter(year)?.plus(after.into())),
            Feast::Thanksgiving(after) => Some(nth_weekday(year, 11, 4, 4)?.plus(after.into())),
            Feast::ElectionDay => Some(nth_weekday(year, 11, 1, 1)?.plus(1)),
        };
        if let Some(year) = self.year(year) {
            return at(year).map(Value::Day);
        }
        let anchor = self.anchor?;
        let now = anchor.civil().year;
        let past = at(now).filter(|d| *d <= anchor).or_else(|| at(now - 1))?;
        let future = at(now).filter(|d| *d >= anchor).or_else(|| at(now + 1))?;
        let day = match (lean, tense) {
            (Lean::This, _) => at(now)?,
            (Lean::Last, _) => past,
            (Lean::Next | Lean::By, _) | (_, Tense::Future | Tense::Present) => future,
            // "Easter week began", told on Palm Sunday.
            (_, Tense::Past) if future.0 - anchor.0 <= 14 && anchor.0 - past.0 > 300 => future,
            (_, Tense::Past) => past,
            _ if anchor.0 - past.0 <= future.0 - anchor.0 => past,
            _ => future,
        };
        Some(Value::Day(day))
    }

    /// The day that so many of a unit are counted from. "That day", said of a year, is not known.
    fn base(&self, from: From, unit: Unit) -> Option<Day> {
        match self.told {
            Some(told) if from == From::Told => {
                (told.unit() <= unit.max(Unit::Day)).then(|| told.days())?.map(|(first, _)| first)
            }
            _ => self.anchor,
        }
    }

    fn shift(&self, unit: Unit, by: i32, from: From) -> Option<Value> {
        let base = if unit == Unit::Weekend { self.anchor } else { self.base(from, unit) }?;
        let Civil { year, month, .. } = base.civil();
        Some(match unit {
            _ if by == 0 && unit >= Unit::Day && unit != Unit::Weekend => Value::holding(unit, base),
            Unit::Day | Unit::Night => Value::Day(base.plus(by)),
            Unit::Week => Value::Week(base.monday().plus(7 * by)),
            // "Last weekend" and "over the weekend" on a weekday are the one that went.
            Unit::Weekend => {
                let own = base.weekday() >= 6;
                Value::Weekend(base.monday().plus(7 * if from == From::Told && !own { by - 1 } else { by }))
            }
            Unit::Month => {
                let (year, month) = add_months(year, month, by);
                Value::Month(year, month)
            }
            Unit::Quarter => {
                let (year, month) = add_months(year, month.div_ceil(3) * 3 - 2, 3 * by);
                Value::Quarter(year, Some(month.div_ceil(3)))
            }
            Unit::Year => Value::Year(year + by),
            Unit::Decade => Value::Decade(year.div_euclid(10) + by),
            Unit::Century => Value::Century(year.div_euclid(100) + by),
            Unit::Second | Unit::Minute | Unit::Hour => return None,
        })
    }

    fn ago(&self, unit: Unit, by: i32, from: From) -> Option<Value> {
        // "Ten days later", when nothing was told before.
        if from == From::Told && by > 0 && self.told.is_none() {
            return None;
        }
        let base = self.base(from, unit)?;
        Some(match unit {
            Unit::Decade => Value::Year(base.civil().year + 10 * by),
            Unit::Century => Value::Year(base.civil().year + 100 * by),
            Unit::Week => {
                let day = base.plus(7 * by);
                if by.abs() <= 3 { Value::Day(day) } else { Value::Week(day.monday()) }
            }
            Unit::Second | Unit::Minute | Unit::Hour => Value::Day(base),
            _ => return self.shift(unit, by, from),
        })
    }

    fn period_told(&self, unit: Option<Unit>, years: i32, year: Option<i32>) -> Option<Value> {
        let told = match unit {
            // Figures of last year that were told just before are what "the year-earlier figures" are.
            Some(Unit::Year) if matches!((self.told, self.anchor), (Some(Value::Year(y)), Some(a)) if y + 1 == a.civil().year) =>
            {
                return self.told;
            }
            Some(Unit::Quarter) => self.quarter.or_else(|| self.quarter_gone())?,
            _ => self.period.or_else(|| Some(Value::Year(self.anchor_civil()?.year)))?,
        };
        let moved = |y: i32| year.unwrap_or(y + years);
        Some(match told {
            Value::Quarter(y, quarter) => Value::Quarter(moved(y), quarter),
            Value::Half(y, half) => Value::Half(moved(y), half),
            other => Value::Year(moved(other.year()?)),
        })
    }

    /// The values of what is no date.
    fn other(&self, when: &When) -> Option<String> {
        Some(match *when {
            When::Length { count, unit } => length(count, unit),
            When::LengthUnknown => "PXX".to_owned(),
            When::Every { count, unit } => length(Count::Exactly(count), unit),
            When::EveryWeekday(day) => format!("XXXX-WXX-{day}"),
            When::EveryMonth(month) => format!("XXXX-{month:02}"),
            When::EveryFeast(Feast::Fixed(month, day)) => format!("XXXX-{month:02}-{day:02}"),
            When::EveryFeast(_) => length(Count::Exactly(1), Unit::Year),
            When::EverySeason(season) => format!("XXXX-{}", season_code(season)),
            When::Vague(Vague::Past) => "PAST_REF".to_owned(),
            When::Vague(Vague::Present) => "PRESENT_REF".to_owned(),
            When::Vague(Vague::Future) => "FUTURE_REF".to_owned(),
            When::Ago { count: Count::Some, back: true, .. } => "PAST_REF".to_owned(),
            When::Ago { count: Count::Some, .. } => "FUTURE_REF".to_owned(),
            When::Day { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
            When::Month { month, .. } => format!("XXXX-{month:02}"),
            When::Weekday { weekday, .. } | When::WeekdayOfWeek { weekday, .. } => {
                format!("XXXX-WXX-{weekday}")
            }
            When::Season { season, .. } => format!("XXXX-{}", season_code(season)),
            When::Quarter { quarter: Some(quarter), .. } => format!("XXXX-Q{quarter}"),
            _ => return None,
        })
    }
}

/// What is meant of a date that was named.
fn meant(named: Value, meant: Meant) -> Value {
    match (named, meant) {
        (Value::Day(day), Meant::Week) => Value::Week(day.monday()),
        (Value::Day(day), Meant::Away(by)) => Value::Day(day.plus(by)),
        (named, _) => named,
    }
}

/// A length as TIMEX3 has it: P2Y, PT16H, PXW.
fn length(count: Count, unit: Unit) -> String {
    let (time, letter, times) = match unit {
        Unit::Second => ("T", "S", 1),
        Unit::Minute => ("T", "M", 1),
        Unit::Hour => ("T", "H", 1),
        Unit::Day | Unit::Night => ("", "D", 1),
        Unit::Weekend => ("", "WE", 1),
        Unit::Week => ("", "W", 1),
        Unit::Month => ("", "M", 1),
        Unit::Quarter => ("", if count == Count::Some { "M" } else { "Q" }, 1),
        Unit::Year => ("", "Y", 1),
        Unit::Decade => ("", "Y", 10),
        Unit::Century => ("", "Y", 100),
    };
    match count {
        Count::Some if unit == Unit::Decade => "PXE".to_owned(),
        Count::Some if unit == Unit::Century => "PXC".to_owned(),
        Count::Some => format!("P{time}X{letter}"),
        Count::Exactly(n) => format!("P{time}{}{letter}", n.saturating_mul(times)),
        Count::AndAHalf(n) => match unit {
            Unit::Year => format!("P{n}Y6M"),
            Unit::Hour => format!("PT{n}H30M"),
            Unit::Minute => format!("PT{n}M30S"),
            Unit::Decade => format!("P{}Y", n.saturating_mul(10).saturating_add(5)),
            _ => format!("P{time}{n}.5{letter}"),
        },
    }
}

/// The time of day behind a value: "TMO", "T22:00".
fn time_of(said: &Said) -> String {
    if let Some(clock) = said.clock {
        return format!("T{:02}:{:02}{}", clock.hour, clock.minute, if clock.utc { "Z" } else { "" });
    }
    match said.part {
        Some(Part::Morning) => "TMO".to_owned(),
        Some(Part::Afternoon) => "TAF".to_owned(),
        Some(Part::Evening) => "TEV".to_owned(),
        Some(Part::Night) => "TNI".to_owned(),
        None => String::new(),
    }
}
