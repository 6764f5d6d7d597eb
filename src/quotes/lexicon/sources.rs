//! Nouns for whoever may be said to have said something: people, groups and documents.

/// People by their part in a matter, groups and documents, besides the callings of [`super::ROLES`].
#[rustfmt::skip]
pub const SOURCES: &str = words![
    "administration", "agencies", "agency", "agent", "aide", "airline", "allies", "ally", "analyses", "analysis",
    "army", "article", "articles", "assistant", "associate", "associates", "association", "attendees", "audit",
    "authorities", "authority", "bank", "biography", "board", "book", "boss", "brother", "bureau", "campaign",
    "candidate", "chair", "chief", "church", "clerk", "client", "club", "coalition", "colleague", "colleagues",
    "commission", "committee", "companies", "company", "conservative", "conservatives", "coroner", "council",
    "councillor", "councils", "countries", "country", "couple", "court", "courts", "critic", "critics", "crowd",
    "customer", "data", "daughter", "defendant", "delegate", "delegates", "department", "departments", "developer",
    "diplomat", "diplomats", "document", "documents", "driver", "editorial", "email", "emails", "embassy", "employee",
    "employees", "everyone", "ex-wife", "expert", "experts", "families", "family", "fan", "fans", "father",
    "federation", "filing", "filings", "firm", "firms", "friend", "friends", "girl", "girls", "government",
    "governments", "group", "groups", "guest", "guests", "guy", "half", "hospital", "household", "husband",
    "immigrants", "industry", "insider", "institute", "institution", "investigation", "investor", "journalists",
    "jury", "kids", "lawsuit", "legislature", "letter", "liberal", "liberals", "magazine", "magnate", "majority",
    "medic", "member", "memo", "memoir", "military", "ministries", "ministry", "moderate", "moderator", "mother",
    "movement", "neighbor", "neighbors", "neighbour", "neighbours", "network", "networks", "newspaper", "newspapers",
    "observer", "office", "officer", "official", "officials", "opponent", "opposition", "order", "organization",
    "organizations", "others", "outlet", "outlets", "panel", "paper", "papers", "parent", "parents", "parliament",
    "parties", "partner", "party", "patient", "patients", "people", "percent", "person", "plaintiff", "pleading",
    "police", "poll", "polling", "polls", "press", "priest", "profile", "prosecution", "protesters", "publication",
    "regime", "regulator", "relative", "relatives", "release", "report", "reports", "research", "resident",
    "residents", "respondents", "results", "ruling", "school", "sister", "site", "society", "soldier", "someone",
    "son", "source", "sources", "speech", "staff", "staffer", "star", "statement", "statements", "studies", "study",
    "summary", "supporter", "survey", "surveyed", "surveys", "survivor", "suspect", "team", "teams", "text",
    "transcript", "tribunal", "troops", "tweet", "tweets", "union", "unions", "university", "vet", "vets", "victim",
    "victims", "villagers", "volunteer", "voter", "wife", "witness", "witnesses", "worker",
];
