"""Lists of others with short and long lines in turn: none is The MJ's listing, which needs news. Words are invented."""

from dataclasses import dataclass

import pytest

import childservices_corpus as csc


@dataclass(frozen=True)
class Case:
    """A list of others and what tells it: its first line is a heading, then short and long lines take turns."""

    label: str
    reason: str
    page: str


LISTS = [
    Case(
        "a glossary",
        "each text defines its term",
        "Words we use\n"
        "Boat order\nA court order that gives a council the care of a boat, which it then shares with the parents.\n"
        "River plan\nA document that sets out how the council will meet the needs of each boat, and who will row.\n"
        "Oar fund\nMoney that the Government has paid since 2015 for oars which children in care need.\n",
    ),
    Case(
        "a glossary of abbreviations",
        "the terms are in the order of the alphabet, and are no headlines",
        "Short forms\n"
        "ABC\nAnytown Boat Council, which has been asked to run the boats of the county since last year.\n"
        "CHB\nCouncil for Healthy Boats, a body of social care which has published rules for councils.\n"
        "DOR\nDirector of rowing, whom each council has appointed under the law.\n"
        "OAR\nOfficer for all rivers, to whom councils have reported leaks since 1990.\n"
        "RIV\nRiver improvement vote, in which all parents have been asked to say what they want.\n",
    ),
    Case(
        "an encyclopedia",
        "each text begins with its title",
        "Rowing\n"
        "Adoption of boats\nAdoption of boats is what councils have called a new home for an old boat.\n"
        "Care of the oars\nCare of the oars has been a duty of councils since children were told to row.\n"
        "Keels in social care\nKeels in social care are being mended by councils that have warned of leaks.\n",
    ),
    Case(
        "questions and answers",
        "most of the short lines ask",
        "Questions about boats\n"
        "Can I foster if my boat leaks?\nFoster carers have told us that a dry boat has been best for children.\n"
        "How long does it take to row to the council?\nIt has taken an hour, say carers who have rowed there.\n"
        "Do children get a boat?\nEach child has been given a boat by the council, says the charity.\n",
    ),
    Case(
        "services of a council",
        "the texts speak to their readers",
        "Boats\n"
        "Apply for a council boat\nFind out if you can join the register, and how others have asked for a boat.\n"
        "Mend your boat\nReport a leak to the council, and check when it has been mended.\n"
        "Sell your boat\nCheck what discount carers have been given, and ask whether the boat is yours.\n",
    ),
    Case(
        "a charity",
        "it speaks of itself",
        "What we do for children\n"
        "Boats for families in care\nWe have been working with councils to keep children safe on the water.\n"
        "Campaigns for more boats\nOur members have called on the Government to pay for boats, and we have won.\n"
        "Research into social care\nOur team has found that boats matter, and has told councils what works.\n",
    ),
    Case(
        "publications",
        "each text says what the paper is",
        "Papers\n"
        "The state of the boats in 2022\nThis report has been written for councils, and warns of leaks.\n"
        "A better deal for those who row\nThis briefing argues that the Government has failed children in boats.\n"
        "What children told the council\nThis paper reveals what forty children in care have said of boats.\n",
    ),
    Case(
        "a staff list",
        "each short line is a name",
        "Our people\n"
        "Ann Sample\nAnn has been told to row for the council since 2019, and has worked with children in care.\n"
        "Tom Other\nTom has led our work on adoption, and says that boats are what children need.\n"
        "Priya Example\nPriya has joined the council from a charity, where she warned of leaks.\n",
    ),
    Case(
        "posts and their holders",
        "the short lines have one or two words",
        "Trustees\n"
        "Chair\nAnn Sample is a former director of children's services who has said yes to us twice.\n"
        "Treasurer\nTom Other has been an accountant of a county council, and has looked after our budget.\n"
        "Secretary\nEve Green says that she has run a children's home in the north for six years.\n",
    ),
    Case(
        "contacts",
        "the texts hold numbers and addresses",
        "Who helps\n"
        "Worries about a child in a boat\nThe council has been called on 01632 960001 by many parents this year.\n"
        "Council tax on small boats\nAdvisers have been at work since May and are answering 01632 960002.\n"
        "Places in boats for children\nParents have written to boats@example.org and have been told by Monday.\n",
    ),
    Case(
        "minutes",
        "the short lines are items of a meeting",
        "Committee for children in boats\n"
        "Apologies for absence\nThe council has been told that two members are rowing.\n"
        "Minutes of the last meeting of children\nThe minutes have been agreed, and the council has signed them.\n"
        "Report on boats for children\nMembers welcomed the report and asked how many boats the council has lost.\n",
    ),
    Case(
        "a programme",
        "the short lines are sessions",
        "Day of the boats\n"
        "Keynote: the future of social care boats\nThe minister has been asked to speak, says the chair.\n"
        "Workshop: boats that have worked\nTwo councils have built boats and explain what children have said.\n"
        "Panel: who has paid for boats so far\nDirectors are talking about the market for children in boats.\n",
    ),
    Case(
        "podcasts",
        "the short lines are numbered parts of a series",
        "To hear\n"
        "Episode 3: carers have rowed and speak out\nThree grandparents have been raising children, says the council.\n"
        "Episode 2: inside a boat for children\nA reporter has spent a night in a boat, and reveals all.\n"
        "Episode 1: the price of one place in a boat\nTwo directors have warned that councils are paying too much.\n",
    ),
    Case(
        "committees",
        "the short lines end alike",
        "Who decides\n"
        "Children and young rowers committee\nIt has met six times, and has warned of leaks in social care.\n"
        "Health and happy boats committee\nIt has been told to bring the council and schools together.\n"
        "Plans for the river bank committee\nIt has decided on plans that the council has published.\n",
    ),
    Case(
        "another paper's list",
        "its lines of authors are not titles",
        "Care news\n"
        "By Ann Sample on August 10, 2018 in Children\nThe council, which has been told to row, has bought boats.\n"
        "By Tom Other on August 9, 2018 in Children\nThe council has warned that boats are leaking, says a report.\n"
        "By Eve Green on August 8, 2018 in Adults\nMinisters have told councils that oars are to be shared.\n",
    ),
    Case(
        "a digest of papers",
        "a day is at the beginning of each headline",
        "Digest\n"
        "20/05/2019: Boats in care ‘are leaking’ (A Paper)\nThousands have been called leaky, a report has found.\n"
        "20/05/2019: Too many oars, says council (A Paper)\nToo many oars are being bought, a council has warned.\n"
        "19/05/2019: Children want boats (The Other)\nChildren have told a charity that they want boats.\n",
    ),
    Case(
        "facts",
        "nobody says or does anything",
        "Key facts\n"
        "Number of children in boats in England\nThere were 83 children in boats in March, or two in each council.\n"
        "Reasons why children are in boats\nTwo thirds of them like water, and others like the council's oars.\n"
        "Where children row most of the day\nSeven in ten row on a river, one in ten in the care of a council.\n",
    ),
]  # fmt: skip
NEWS = (
    "Councils ask for more boats\nCouncils have been told to mend their boats before the winter, a report has found.\n"
    "Oars are the answer for children\nAnn Sample explains why children in care row better with two oars.\n"
    "Government to pay for leaks\nMinisters are to pay for leaks in boats that councils have bought since 2019.\n"
)


@pytest.mark.parametrize("heading", ["own", "none", "Children", "Housing"])
@pytest.mark.parametrize("case", LISTS, ids=lambda case: case.label)
def test_a_list_of_others_is_not_the_mjs(case: Case, heading: str) -> None:
    own, _, rest = case.page.partition("\n")
    above = {"own": f"{own}\n", "none": ""}.get(heading, f"{heading}\n")
    parsed = csc.parse(f"{above}{rest}")
    assert (parsed.articles, parsed.statements) == ((), ()), case.reason
    assert parsed.problems


@pytest.mark.parametrize("heading", ["", "Children\n", "Housing\n"])
def test_headlines_and_summaries_of_news_are(heading: str) -> None:
    parsed = csc.parse(heading + NEWS)
    assert [article.title for article in parsed.articles] == NEWS.splitlines()[::2]
    assert [article.summary for article in parsed.articles] == NEWS.splitlines()[1::2]
    assert not parsed.problems


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case.label)
def test_a_list_of_others_below_news_takes_nothing_from_it(case: Case) -> None:
    parsed = csc.parse(f"Children\n{NEWS}\n\n{case.page}")
    assert [article.title for article in parsed.articles] == NEWS.splitlines()[::2]
    assert parsed.problems


def test_where_the_publisher_is_told_its_listing_needs_no_news() -> None:
    page = "Children\nBoats\nBoats for the river.\nOars\nTwo oars for each of the boats of the council.\n"
    assert [article.title for article in csc.parse(page, publisher="themj").articles] == ["Boats", "Oars"]
    assert csc.parse(page).articles == ()


EVENTS = (
    "• Boats for all children\n\n9 March 2022\n\nOnline, 10am to noon. The council has asked all carers to come.\n\n"
    "• Oars for those in care\n\n8 March 2022\n\nAnytown Hall, 2pm. Free to members of the council.\n"
)


@pytest.mark.parametrize("heading", ["", "Events\n\n", "Children\n\n"])
def test_events_with_bullets_and_days_are_not_news(heading: str) -> None:
    parsed = csc.parse(heading + EVENTS)
    assert parsed.articles == ()
    assert parsed.problems


def test_one_time_of_the_day_in_a_listing_does_no_harm() -> None:
    items = [
        f"• Boats for {place}\n\n{day} March 2022\n\n{place} has bought boats, which leave at {day}am.\n"
        if day == 9
        else f"• Boats for {place}\n\n{day} March 2022\n\n{place} has bought boats, a report has found.\n"
        for place, day in (("Anytown", 9), ("Northby", 8), ("Westford", 7))
    ]
    assert len(csc.parse("\n".join(items)).articles) == len(items)


TEXT = (
    "Boats that are old should be mended first, since a mended boat costs half of what a new boat does, a report says."
)
POSTS = {
    "a byline with a bar": "Boats for all\n\nBy Ann Sample | 20 August 2020\n\n{text}\n\n{text}\n\n{text}\n\n{foot}",
    "a name and a day": "Ann Sample 20 August 2020\n\nBoats for all\n\n{text}\n\n{text}\n\n{text}\n\n{foot}",
}
FEET = (
    "Leave a comment",
    "Leave a reply",
    "Share this:\n\nFacebook",
    "3 comments\n\nJo says it is good.",
    "Filed under Boats",
)


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("label", POSTS)
def test_a_post_on_a_blog_is_nobodys(label: str, foot: str) -> None:
    assert csc.parse(POSTS[label].format(text=TEXT, foot="")).articles
    parsed = csc.parse(POSTS[label].format(text=TEXT, foot=foot))
    assert parsed.articles == ()
    assert parsed.problems


def test_a_day_with_the_month_first_is_not_the_mjs() -> None:
    page = "Boats for all\n\n{0}, {1} 2022\n\n{text}\n\nOars for all\n\n{0}, {1} 2022\n\n{text}\n"
    assert csc.parse(page.format("Wednesday", "March 9,", text=TEXT)).articles == ()
    assert len(csc.parse(page.format("Wednesday", "9 March", text=TEXT)).articles) == 2
