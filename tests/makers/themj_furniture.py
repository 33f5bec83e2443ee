"""Lines around the articles of The MJ: paywalls of both sites, copyright, jobs, promos."""

from .words import Words

PAYWALL_OLD = (
    "Want full article access?",
    "",
    "",
    "Receive The MJ magazine each week and gain access to all the content on this website with a subscription.",
    "",
    "Full website content includes additional, exclusive commentary and analysis on the issues affecting local "
    "government.",
    "",
    "Already a subscriber? Login",
    "",
)
PAYWALL_NEW = (
    "SUBSCRIBE TO CONTINUE READING",
    "Get unlimited access to The MJ with a subscription, plus a weekly copy of The MJ magazine.",
    "Subscribe",
    "Full website content includes additional, exclusive commentary and analysis on the issues affecting local "
    "government.",
    "Login",
    "Already a subscriber?",
)
SHORT_LINES = ("Subscribe", "Login")
JOB = "{sentence} Apply for this job"
PROMOS = (
    "The MJ Achievement Awards: entries are open",
    "The MJ Future Forum: book your place",
    "Subscribe to The MJ today",
)
TOPICS = ("Children", "Finance", "Governance", "Social care", "Workforce", "Procurement", "Politics", "Digital")


def copyright_line(words: Words) -> str:
    return (
        f"©{words.count(2019, 2025)} Hemming Group Limited. Registered in England and Wales. "
        "Registered number 490200. Registered office as above."
    )


def topics_line(words: Words) -> str:
    """The publisher's own topics on one line, without commas."""
    first = words.count(0, len(TOPICS) - 3)
    return " ".join(TOPICS[first : first + words.count(1, 3)])
