//! What was said, apart from what it means: small typed values that know no calendar.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Nights; counted as days.
    Night,
    /// Weekends.
    Weekend,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A part of a day, as TIMEX3 has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// TMO
    Morning,
    /// TAF
    Afternoon,
    /// TEV
    Evening,
    /// TNI
    Night,
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Season {
    /// SP
    Spring,
    /// SU
    Summer,
    /// FA
    Autumn,
    /// WI
    Winter,
}

/// The year of something, as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Four digits, or two that were made four.
    Said(i32),
    /// Counted from the anchor's year: "this year" 0, "last year" -1.
    Counted(i32),
    /// Counted from the year told of: "that year" 0, "a year earlier" -1.
    Told(i32),
    /// Not said.
    Open,
}

/// Which of a recurring thing is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Not said; the tense decides.
    Tense,
    /// "last", "past"
    Last,
    /// "last" before a month, where the month just gone is not called so: "last month" it would be.
    LastBut,
    /// "this"
    This,
    /// "next", "coming"
    Next,
    /// On this weekday, 1…7: "Saturday, April 25".
    On(u8),
    /// "the previous": the last one before the day told last.
    Prior,
    /// "the following": the first one after the day told last.
    Following,
    /// "by", "until": to come unless told in the past.
    By,
    /// "before": to come where no tense tells.
    Before,
    /// "ended", "since": gone by.
    Gone,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u32),
    /// So many and a half.
    AndAHalf(u32),
    /// "several", "a few", or just the plural.
    Some,
}

/// A vague reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// PAST_REF
    Past,
    /// PRESENT_REF
    Present,
    /// FUTURE_REF
    Future,
}

/// A day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// Always on one day: month and day.
    Fixed(u8, u8),
    /// The nth (or, -1, the last) weekday of a month: month, weekday, nth.
    Nth(u8, u8, i8),
    /// So many days after Easter Sunday.
    Easter(i8),
    /// So many days after the fourth Thursday of November: "Black Friday".
    Thanksgiving(i8),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
}

/// What a relative expression is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The anchor date.
    Anchor,
    /// The date told last.
    Told,
}

/// A time expression as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day of a month.
    Day {
        /// The year.
        year: Year,
        /// 1…12
        month: u8,
        /// 1…31
        day: u8,
        /// Which, when the year is open.
        lean: Lean,
    },
    /// A month.
    Month {
        /// The year.
        year: Year,
        /// 1…12
        month: u8,
        /// Which, when the year is open.
        lean: Lean,
    },
    /// A day of the week, 1…7.
    Weekday {
        /// 1 for Monday … 7 for Sunday.
        weekday: u8,
        /// Which.
        lean: Lean,
    },
    /// The nth weekday of a month: "the first Tuesday of May".
    NthWeekday {
        /// The year.
        year: Year,
        /// 1…12
        month: u8,
        /// 1 for Monday … 7 for Sunday.
        weekday: u8,
        /// 1…5, or -1 for the last.
        nth: i8,
        /// Which, when the year is open.
        lean: Lean,
    },
    /// A weekday of the last, this or the next week.
    WeekdayOfWeek {
        /// 1 for Monday … 7 for Sunday.
        weekday: u8,
        /// Which week.
        lean: Lean,
    },
    /// A season.
    Season {
        /// The year.
        year: Year,
        /// Which season.
        season: Season,
        /// Which, when the year is open.
        lean: Lean,
    },
    /// A quarter; `None` when it was only "the quarter".
    Quarter {
        /// The year.
        year: Year,
        /// 1…4
        quarter: Option<u8>,
    },
    /// A half of a year.
    Half {
        /// The year.
        year: Year,
        /// 1 or 2
        half: u8,
    },
    /// A year.
    Year(Year),
    /// Ten years, by their first three digits.
    Decade(i32),
    /// A hundred years, by their first two digits.
    Century(i32),
    /// A feast.
    Feast {
        /// Which.
        feast: Feast,
        /// The year.
        year: Year,
        /// Which, when the year is open.
        lean: Lean,
    },
    /// A unit counted from a date, at the unit's own granularity: "last week", "next month", "today".
    Shift {
        /// The unit.
        unit: Unit,
        /// How many, negative for the past.
        by: i32,
        /// From what.
        from: From,
    },
    /// "N units ago", "N units earlier": like a shift, with a count that may be vague.
    Ago {
        /// The unit.
        unit: Unit,
        /// How many.
        count: Count,
        /// Back (true) or ahead.
        back: bool,
        /// From what.
        from: From,
    },
    /// "The quarter", "the year-ago period": the period told last, moved by years.
    Period {
        /// The smallest unit it may be.
        unit: Option<Unit>,
        /// Moved by so many years.
        years: i32,
        /// In this year rather than a moved one.
        year: Option<i32>,
    },
    /// The end of the year that runs or, told as past, of the one before.
    YearEnd(Lean),
    /// A length of time.
    Length {
        /// How many.
        count: Count,
        /// The unit.
        unit: Unit,
    },
    /// A length whose unit is unknown: "some time".
    LengthUnknown,
    /// Every unit: "daily", "each year".
    Every {
        /// How many units apart.
        count: u32,
        /// The unit.
        unit: Unit,
    },
    /// Every such weekday.
    EveryWeekday(u8),
    /// Every such month.
    EveryMonth(u8),
    /// Every such season.
    EverySeason(Season),
    /// A feast, every year.
    EveryFeast(Feast),
    /// A vague reference.
    Vague(Vague),
    /// No day: only a time of day.
    Nothing,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0…24
    pub hour: u8,
    /// 0…59
    pub minute: u8,
    /// Whether UTC was said.
    pub utc: bool,
}

/// What of the date named is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The date itself.
    Itself,
    /// The week it falls in.
    Week,
    /// A day so many days from it, negative for before.
    Away(i32),
}

/// A whole expression: what, and the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What.
    pub when: When,
    /// The part of the day.
    pub part: Option<Part>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// What of the date is meant.
    pub meant: Meant,
}

impl When {
    /// Without a time of day.
    pub fn said(self) -> Said {
        Said { when: self, part: None, clock: None, meant: Meant::Itself }
    }
}
