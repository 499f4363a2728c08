"""Short forms of English given names: "Bob Tench" may be "Robert Tench"; both are one person where nothing speaks
against it."""

_SHORT = """
alexander alex al sandy alec
alexandra alex sandra sandy lexi
abraham abe
andrew andy drew
anthony tony
antonio tony
barbara barb babs
benjamin ben benny benji
bernard bernie
bernadette bernie
catherine cathy cate cat
katherine kathy kate katie kat
kathleen kathy kate katie
charles charlie chuck chas
charlotte charlie lottie
christopher chris kit topher
christine chris chrissy tina
christina chris chrissy tina
daniel dan danny
david dave davy
deborah deb debbie
dominic dom nick
donald don donny donnie
dorothy dot dottie dolly
douglas doug
edward ed eddie ned ted teddy
elizabeth liz lizzie beth betty betsy eliza libby
eugene gene
francis frank fran
frances fran frankie
franklin frank
frederick fred freddie freddy
gabriel gabe
gabriella gabby
geoffrey geoff
gerald gerry jerry
gregory greg
harold harry hal
henry harry hank
isabella bella izzy
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jessica jess jessie
john johnny jon
jonathan jon jonny
joseph joe joey
joshua josh
judith judy
kenneth ken kenny
kimberly kim
lawrence larry laurie
leonard len lenny leo
leslie les
louis lou louie
madeleine maddie
margaret maggie meg peggy madge marge
martin marty
matthew matt
melissa mel
michael mike mick mickey
nathaniel nate nat
nathan nate
nicholas nick nicky
oliver ollie
olivia liv livvy
pamela pam
patricia pat patty trish tricia
patrick pat paddy
peter pete
philip phil
phillip phil
raymond ray
rebecca becky becca
richard rick dick rich richie ricky
robert bob rob bobby robbie
roberta bobbie
ronald ron ronnie
samuel sam sammy
samantha sam
stephen steve
steven steve
stephanie steph
stuart stu
susan sue susie suzy
terence terry
teresa terry tess
theresa terry tess
thomas tom tommy
timothy tim timmy
victoria vicky vic tori
victor vic
vincent vince vinnie
virginia ginny
walter walt wally
william bill will billy liam willie
zachary zach zack
"""

_FULL: dict[str, frozenset[str]] = {}
for _line in _SHORT.split("\n"):
    for _short in _line.split()[1:]:
        _FULL[_short] = _FULL.get(_short, frozenset()) | {_line.split()[0]}


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two given names, in any case of letters, are a name and its short form, or two short forms of one."""
    a, b = one.casefold().strip("."), other.casefold().strip(".")
    return bool((_FULL.get(a, frozenset()) | {a}) & (_FULL.get(b, frozenset()) | {b}))
