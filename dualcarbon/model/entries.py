"""What facts are: frozen dataclasses; standard library only.

The classes are also the description of `facts.yaml`: a field is a key of the same name, a `Text`
field `x` is the two keys `x` and `x_zh`, and a field without a default must be there. A field
marked `KEY` takes the key under which the entry stands. Metadata from `limits` says how far the
value of a field may go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.model.limits import ADDRESS, DIFFICULTY, LANGUAGE_CODES, POWER, SOME
from dualcarbon.model.parts import (
    KEY,
    ONE_LANGUAGE,
    UNWRITTEN,
    Achieved,
    Avoided,
    Break,
    Citation,
    Distractor,
    Formula,
    Identity,
    Note,
    Objective,
    PlanItem,
    Point,
    Rendering,
    Sentence,
)
from dualcarbon.model.vocab import (
    DocumentKind,
    EventKind,
    FiguresOf,
    Legal,
    Measure,
    Obstacle,
    Operator,
    Resolve,
    Rhythm,
    StatisticKind,
    Tier,
    TitleBy,
)
from dualcarbon.text import NO_TEXT, Lang, Text

_FIRST_YEAR = 1900
"""A number of years above this is a calendar year."""


@frozen(kw_only=True)
class Topic:
    """A subject under which entries are grouped."""

    id: str = field(metadata=KEY)
    name: Text


@frozen(kw_only=True)
class Unit:
    """A unit of measure.

    `power_zh`, where given, is the power of ten from the unit to the base unit that `name_zh`
    names: 1 GW is 10^6 千瓦, so 1,620 GW prints as 16.2亿千瓦. Figures in a unit without it change
    by amounts (+1 years) or points, not by per cent.
    """

    id: str = field(metadata=KEY)
    name: Text
    power_zh: int | None = field(default=None, metadata=POWER)


@frozen(kw_only=True)
class Synonyms:
    """Words and phrases that a search takes for one another, everyday words among them."""

    id: str = field(metadata=KEY)
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


@frozen(kw_only=True)
class Source:
    """A page or file that a reader can open; `date` is when it was published.

    `author` is who wrote it, if not the publisher, `via` the site where a copy was read, `of` the
    official document whose text it gives, `licence` the terms for a data set that has its own.
    """

    id: str = field(metadata=KEY)
    title: Text = field(metadata=ONE_LANGUAGE)
    publisher: Text = field(metadata=ONE_LANGUAGE)
    date: PartialDate | None = None
    url: str = field(default="", metadata=ADDRESS)
    lang: str = field(metadata=LANGUAGE_CODES)
    tier: Tier
    licence: str = ""
    of: str = ""
    author: Text = field(default=NO_TEXT, metadata=ONE_LANGUAGE)
    via: str = ""


@frozen(kw_only=True)
class Entry:
    """What terms, events, targets, statistics and plans have in common.

    `core` marks what everyone who comes to the subject should know first.
    """

    id: str = field(metadata=KEY)
    name: Text
    topic: str = ""
    sources: tuple[Citation, ...]
    notes: tuple[Note, ...] = ()
    core: bool = False


@frozen(kw_only=True)
class Term(Entry):
    """A word of the field. `pinyin` has the words of the Chinese name, their syllables joined.

    `not_to_confuse_with` gives for another term the difference in a sentence; `difficulty` runs
    from everyday to specialist. `since` is the day from which a term that some document or event
    brought in has its meaning. `renderings` in the other language stand best first, beside those
    to `avoid` and `sentences` of documents in both; `short` is the 简称, in quotation marks where
    official texts write them. The name of an `opaque` one does not tell what it means, so that this
    is worth asking.
    """

    pinyin: str = ""
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    definition: Text
    explanation: Text = NO_TEXT
    see_also: tuple[str, ...] = ()
    not_to_confuse_with: Mapping[str, Text] = field(default_factory=dict)
    difficulty: int = field(default=1, metadata=DIFFICULTY)
    opaque: bool = False
    since: PartialDate | None = None
    renderings: tuple[Rendering, ...] = ()
    avoid: tuple[Avoided, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    short: Text = field(default=NO_TEXT, metadata=ONE_LANGUAGE)


@frozen(kw_only=True)
class Document(Entry):
    """An official document: `name` is its full title, the English one `english` says by whom.

    `number` is its official number; `unnumbered` says why it has none here. Of several issuers the
    lead stands first. The text is `dated`, was `published`, and is `in_force` from a day on where
    it is law. `url` is the official address in Chinese, `url_en` that in English.
    """

    aliases: tuple[str, ...] = ()
    kind: DocumentKind
    english: TitleBy = "own"
    number: str = ""
    unnumbered: Text = NO_TEXT
    issuer: Text
    dated: PartialDate | None = None
    published: PartialDate | None = None
    in_force: PartialDate | None = None
    url: str = field(default="", metadata=ADDRESS)
    url_en: str = field(default="", metadata=ADDRESS)
    supersedes: tuple[str, ...] = ()
    avoid: tuple[Avoided, ...] = ()

    @property
    def date(self) -> PartialDate | None:
        """The day of the text, or else that on which it was published or came into force."""
        return self.dated or self.published or self.in_force


@frozen(kw_only=True)
class Event(Entry):
    """Something that happened on `date`, with its official `document`, or why none is named.

    `also_year` are years that it may be said to be of with some right: of the matter and not of
    the report, of the signature and not of the deposit. No question takes them for wrong.
    """

    aliases: tuple[str, ...] = ()
    date: PartialDate
    kind: EventKind
    summary: Text
    see_also: tuple[str, ...] = ()
    document: str = ""
    undocumented: Text = NO_TEXT
    also_year: tuple[int, ...] = ()


@frozen(kw_only=True)
class Target(Entry):
    """A number or a year that an official document sets for `by`.

    `value` (and `high` for a range) is in `unit`; a cut, a rise or an amount added counts from the
    `baseline` year. `by` is when it is to hold, `announced` when it was first said, `document` the
    official document that says it (`undocumented` says why none is named), `repeated_in` later ones
    that do, `also_in` sources of any that say the same. `operator`, `resolve` and `legal` are its
    force, as `quote` has it. `aim` is the side on which the target is met. `statistic` holds
    comparable figures; with an `obstacle` they are only near, and `obstacle_note` says why they
    can't be held against the target. `result` is the official one.
    """

    aliases: tuple[str, ...] = ()
    operator: Operator
    value: Figure
    high: Figure | None = None
    unit: str
    measure: Measure = "level"
    aim: Literal["up", "down"] = "up"
    by: PartialDate | None = None
    baseline: PartialDate | None = None
    announced: PartialDate
    document: str = ""
    undocumented: Text = NO_TEXT
    repeated_in: tuple[str, ...] = ()
    also_in: tuple[Citation, ...] = ()
    resolve: Resolve
    legal: Legal = "none"
    quote: Text = field(default=NO_TEXT, metadata=ONE_LANGUAGE)
    statistic: str = ""
    obstacle: Obstacle | None = None
    obstacle_note: Text = NO_TEXT
    result: Achieved | None = None
    superseded_by: str = ""

    @property
    def is_year(self) -> bool:
        """Whether the value is a calendar year by which something comes about."""
        return self.unit == "years" and self.value.value >= _FIRST_YEAR


@frozen(kw_only=True)
class Statistic(Entry):
    """A series of figures in one unit; `scope` says what is counted and by what method.

    `alternative_to` names the main series of the same quantity, where this one is another's count.
    `compares_with` names the series beside which this one, another country's or a part counted
    elsewhere, is shown. The points are those of its sources, or what the `formula` gives; they
    keep what it `equals`, and a `cumulative` series never falls. `rhythm` is how often a figure
    is due, and `breaks` are where the way of counting changed.
    """

    unit: str
    kind: StatisticKind
    figures: FiguresOf = "level"
    baseline: PartialDate | None = None
    alternative_to: str = ""
    scope: Text
    aliases: tuple[str, ...] = ()
    formula: Formula | None = None
    points: Mapping[PartialDate, Point] = field(default_factory=dict)
    compares_with: str = ""
    rhythm: Rhythm = "year"
    breaks: Mapping[PartialDate, Break] = field(default_factory=dict)
    equals: tuple[Identity, ...] = ()
    cumulative: bool = False

    @property
    def main(self) -> str:
        """The id of the series that stands for the quantity: another's, or else its own."""
        return self.alternative_to or self.compares_with or self.id

    @property
    def series(self) -> tuple[Point, ...]:
        """The points in order of time."""
        return self.last(len(self.points))

    def last(self, count: int) -> tuple[Point, ...]:
        """The newest `count` points, or all where there are fewer, in order of time."""
        return tuple(self.points[when] for when in sorted(self.points)[-count:])


@frozen(kw_only=True)
class Plan(Entry):
    """What a `document` provides, in ordered items; `date` and `number` are its own."""

    aliases: tuple[str, ...] = ()
    document: str = ""
    number: str = ""
    issuer: Text
    date: PartialDate
    summary: Text
    objectives: tuple[Objective, ...] = ()
    items: tuple[PlanItem, ...] = ()
    sections: tuple[PlanItem, ...] = ()


@frozen(kw_only=True)
class Question(Entry):
    """A question written by hand, for what no other fact asks by itself; `name` is its stem.

    `about` is the path of the entry that it is about (`terms.carbon-sink`), where there is one;
    `difficulty` runs from everyday to specialist.
    """

    answer: Text
    distractors: tuple[Distractor, ...]
    explanation: Text
    about: str = ""
    difficulty: int = field(default=2, metadata=DIFFICULTY)


@frozen(kw_only=True)
class Beginning:
    """One of the things to know first: `name` says what, `about` is the path of what tells it."""

    id: str = field(metadata=KEY)
    name: Text
    about: str


@frozen(kw_only=True)
class Facts:
    """A whole fact base; `updated` is the day on which its facts were last reviewed.

    `searched` is the day up to which sources were searched for what is new; `licence` names the
    terms under which its facts may be used.
    """

    format: int
    updated: PartialDate | None = None
    searched: PartialDate | None = None
    licence: str = ""
    languages: tuple[Lang, ...] = field(default=("en", "zh"), metadata=SOME)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    synonyms: Mapping[str, Synonyms] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    statistics: Mapping[str, Statistic] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    beginnings: Mapping[str, Beginning] = field(default_factory=dict)
    # Of the files that it was read from, one after another: what `sha256sum` prints for one file.
    sha256: str = field(default="", metadata=UNWRITTEN)
    # The paths of sections and entries that can't be read; there are some only in a broken base.
    unread: frozenset[tuple[str, ...]] = field(default=frozenset(), metadata=UNWRITTEN)
