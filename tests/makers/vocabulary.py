"""A small grammar of what the publishers write. Places and people are invented.

Each name stands for alternatives; ``{name}`` in one of them is filled in turn, ``{Name}`` with a capital letter.
Weights are repetitions.
"""

_PEOPLE = {
    "first": (
        *("Ann", "Ada", "Abby", "Bob", "Jo", "Carla", "Dev", "Ellen", "Femi", "Grace", "Hugh", "Iris", "Jamal", "Kate"),
        *("Liam", "Mo", "Nadia", "Owen", "Priya", "Ruth", "Sam", "Tess", "Una", "Vikram", "Wendy", "Zoë", "Siobhán"),
        "May",
    ),
    "last": (
        *("Sample", "Brown", "Miller", "Green", "Other", "Example", "Baker", "Cooper", "O’Sample", "Fletcher", "Mason"),
        *("Thatcher", "Wright", "Carter", "Turner", "Page", "Reader", "Marsh", "Field", "Hill", "Brook", "Lane"),
    ),
    "name": (*("{first} {last}",) * 22, "{first} J {last}", "{first} {last}-{last}"),
    "post": (
        *("director of children’s services", "chief executive", "cabinet member for children", "head of fostering"),
        *("leader of the council", "chair of the board", "assistant director", "lead member", "a social worker"),
    ),
}
_PLACES = {
    "place": (
        *("Anytown", "Northby", "Westford", "Eastleigh Magna", "Sandmouth", "Oxbridge", "Upper Sample", "Millhaven"),
        *("Thornwick", "Ashcombe", "Great Example", "Riverton", "Stonebury", "Hollowfield", "Kingsmarsh", "Lowerdale"),
    ),
    "council": (
        *("{place} Council", "{place} CC", "{place} LBC", "{place} MBC", "{place} City Council"),
        *("{place} County Council", "{place} BC"),
    ),
    "body": (
        *("the LGA", "Ofsted", "the NAO", "a think tank", "the watchdog", "MPs", "the County Councils Network"),
        *("the children’s commissioner", "a charity", "an inquiry", "the Department for Education", "Coram"),
    ),
    "section": (
        *("Children", "Childrens services", "Children's services", "Adult social care", "Health", "Finance"),
        *("Education", "Housing", "Workforce", "Public health", "Environment", "Economic development", "Politics"),
    ),
}
_THINGS = {
    "group": (
        *("councils", "foster carers", "social workers", "parents", "care leavers", "ministers", "two councils"),
        *("directors", "young people", "schools", "health visitors", "MPs", "inspectors", "charities", "adopters"),
        *("over 700 children", "kinship carers", "family judges", "the Government", "county leaders", "the LGA"),
        *("{council}",) * 8,
    ),
    "thing": (
        *("children’s homes", "family hubs", "short breaks", "SEND support", "foster care", "agency staff", "adoption"),
        *("early help", "youth clubs", "the care review", "mental health services", "kinship care", "a White Paper"),
        *("care leavers’ grants", "secure homes", "social work pay", "residential care", "budgets", "school places"),
        *("free school meals", "home education", "data sharing", "speech therapy", "the front door", "hubs"),
        "unaccompanied children",
    ),
    "figure": (
        *("£5m", "26 weeks", "3.4%", "£2.4bn", "12 homes", "£170m", "76,000 children", "one in five places"),
        *("2,300 cases", "10 years", "£1.2m a year", "half of all places", "16- and 17-year-olds", "£24,684"),
        *("£800 million", "5 per cent", "7 June", "{count} places"),
    ),
    "count": ("200", "1,450", "36", "nine", "three hundred"),
    "quality": (
        *("significant", "unsustainable", "devastating", "better", "rising", "family", "hidden", "missing"),
        *("inadequate", "new", "lasting", "local", "broken", "shared", "cash-strapped", "post-pandemic", "national"),
    ),
    "link": ("in", "for", "to support", "ahead of", "after a row over", "despite", "because of", "on", "across"),
}
_TITLES = {
    "verb": (
        *("call for", "face cuts to", "set out plans for", "welcome", "warn over", "back", "reject", "open", "close"),
        *("struggle with", "rethink", "win funds for", "look again at", "fight for", "spend more on", "to review"),
        *("hit out at", "pledge", "demand answers on", "count the cost of", "praised for", "‘ignored’ over"),
    ),
    "fact": (
        *("this is the best job in the sector", "every child needs a home", "there is no plan for winter"),
        *("it takes a village", "what works for families", "nobody asked the children", "the system is not working"),
        *("is there a better way", "we cannot go on like this", "money alone is not the answer", "we must act now"),
        *("the clock is ticking", "now is the time for change", "children and childhood must come first", "why wait"),
    ),
    "plain": ("{Group} {verb} {thing}",),
    "question": (
        *("Who cares for {group}?", "What next for {thing}?", "Why do {group} worry about {thing}?"),
        *("Can {group} afford {thing}?", "Is it the end for {thing}?", "Do we need {thing}? Yes, say {group}"),
    ),
    "short": ("{Quality} {thing}", "{Thing} matters", "{Quality} change", "Family matters", "Judgment day"),
    "title": (
        *("{plain}",) * 16,
        *("{plain} {link} {place}",) * 4,
        *("{Group} {verb} {figure} {link} {thing}",) * 3,
        *("{Group} {verb} {quality} {thing} {link} {quality} {thing} {link} {place}",) * 3,
        *("{short}",) * 4,
        *("{question}",) * 4,
        *("{place}: {verb} {thing}", "{Thing}: {quality} {thing}", "Future Forum: {plain}", "{Thing}: {fact}"),
        *("‘{Quality}’ {thing} {link} {place}",) * 2,
        *("{plain} '{quality}', says {body}", "{plain} ‘{quality}’", "“{Fact}”", "‘{Fact}’", "{Fact}"),
        *("{plain} – and what comes next", "{plain} by {figure}", "The {quality} view from {place}", "{plain}..."),
        *("By {figure} or not at all", "Wanted: {thing}", "{Fact}!"),
    ),
}
_SENTENCES = {
    "does": (
        *("have called for more", "are looking after record numbers in", "should spend less on", "have warned about"),
        *("have been urged to think again about", "will need help with", "could not find enough", "will share"),
        *("want the Government to act on", "must do more for", "have launched a review of", "are waiting a year for"),
        *("have failed to plan for", "were told to improve", "need to bring down the rising cost of"),
    ),
    "clause": (
        *("{group} {does} {thing}",) * 5,
        *("{group} {does} {figure} {link} {thing}",) * 4,
        *("{group} {does} {quality} {thing} {link} {thing} and {figure} in {place}",) * 5,
        "{fact}",
    ),
    "opening": (
        *("This week,", "In a report,", "Last year,", "Speaking at a conference,", "Earlier,", "For the first time,"),
        *("Once again,", "According to figures,", "On Monday,", "In response,", "Despite this,", "As winter nears,"),
    ),
    "sentence": ("{Clause}.", "{opening} {clause}.", "{Clause}, while {clause}.", "{opening} {clause} and {clause}."),
    "saying": (
        *("a report has found", "says {name}", "{body} has said", "council leaders have warned", "research shows"),
        *("according to {body}", "writes {name} from {place}", "new figures have confirmed", "figures show"),
        *("{name} reports", "says {body}", "explains {name}", "it was announced today"),
    ),
    "summary": (
        *("{Clause}, {saying}.",) * 9,
        *("{Clause}, while {clause}, {saying}.",) * 3,
        *("{Clause}. {sentence}",) * 3,
        *("As {clause}, {name} asks: {fact}?", "{Clause}. {name} reports.", "{Clause}.", "{Fact} – or is it?"),
        *("{Clause} and {clause}, who say it is ‘{quality} for {thing}’", "{Clause}. {Body} says “{fact}.”"),
        *("{name} looks at how {clause}, says {body}", "{name} speaks to {name} about {thing} and {figure}."),
    ),
}
_BODIES = {
    "two": ("{sentence}", "{sentence} {sentence}"),
    "paragraph": ("{sentence}", "{sentence} {sentence}", "{sentence} {sentence} {sentence}", "{sentence} {two} {two}"),
    "prose": (
        *("{paragraph}",) * 14,
        *("“{two}” {name}, {post}, said.",) * 3,
        *('"{Clause}," said {name} of {council}.', "{name}, {post} at {council}, said: ‘{sentence}’"),
        "“{sentence}",
    ),
    "subheading": ("{Quality} {thing}", "On {thing}", "{Thing}", "{Quality} change", "{Place}", "What next"),
}
GRAMMAR: dict[str, tuple[str, ...]] = {**_PEOPLE, **_PLACES, **_THINGS, **_TITLES, **_SENTENCES, **_BODIES}
