"""The eighteen clauses of terms of reference, and what is said of a clause that is missing or weak.

The list follows the guides named in dossier section 3.2, with recourse from the Johannesburg refusal of 2018;
background and purpose, confidentiality and interests, monitoring and amendment stand together. The sentences are
our own.
"""

from __future__ import annotations

from desktop.domain.words import N_

# Key of each clause and its title, in the order in which they stand in a paper.
CLAUSES: dict[str, str] = {
    "title": N_("Title and legal basis"),
    "purpose": N_("Background and purpose"),
    "objectives": N_("Objectives with product and date"),
    "competence": N_("Competence and limits"),
    "composition": N_("Members and stand-ins"),
    "chair": N_("Chair"),
    "secretariat": N_("Secretariat"),
    "subgroups": N_("Sub-groups"),
    "decisions": N_("How it decides"),
    "quorum": N_("Quorum"),
    "meetings": N_("How often it meets"),
    "reporting": N_("Reporting line"),
    "duration": N_("Duration and review"),
    "budget": N_("Budget and source"),
    "recourse": N_("Recourse"),
    "confidentiality": N_("Confidentiality and interests"),
    "participation": N_("Participation and feedback"),
    "monitoring": N_("Monitoring and amendment"),
}

# (clause, what is wrong) -> what to say. "missing" is known for every clause.
SENTENCES: dict[tuple[str, str], str] = {
    ("title", "missing"): N_(
        "No paper is named that creates this body. Say which decision, order or law it rests on, "
        "with number and date."
    ),
    ("title", "no_number"): N_("A legal basis is mentioned, but no number or date: nobody can look it up."),
    ("purpose", "missing"): N_(
        "It does not say why this body is needed. Two sentences are enough: the problem, and what "
        "this body is to change."
    ),
    ("objectives", "missing"): N_(
        "There are no objectives. Write two or three, each with something that can be put on a "
        "table and a date."
    ),
    ("objectives", "weak_some"): N_(
        "{open} of {all} objectives lack a product or a date, such as: “{example}”. A body "
        "without an end becomes a talking shop."
    ),
    ("objectives", "weak_all"): N_(
        "No objective has both a product and a date. Say what will lie on the table, and by when."
    ),
    ("objectives", "denied"): N_(
        "The text itself says that the objectives have no end. Write what will lie on the table, and by when."
    ),
    ("competence", "missing"): N_(
        "It does not say what this body may do: advise, coordinate, approve or direct, and what it may not."
    ),
    ("competence", "no_power"): N_(
        "Its tasks are mentioned, but not what it may do: advise, coordinate, approve or direct."
    ),
    ("competence", "no_limit"): N_(
        "What it may do is said, where its power ends is not. Name what stays with the council, the"
        " ministry or others."
    ),
    ("composition", "missing"): N_(
        'It does not say who sits on it. Name the institutions, not only "relevant stakeholders".'
    ),
    ("composition", "nobody_named"): N_(
        'Members are mentioned, but no institution is named. "Relevant stakeholders" is nobody.'
    ),
    ("composition", "no_alternates"): N_(
        "Members are named, stand-ins are not. Without an alternate, a seat is empty whenever one "
        "person travels."
    ),
    ("chair", "missing"): N_(
        "Nobody is named to chair it. Name the function, and whether it is a political or a technical one."
    ),
    ("chair", "nobody_named"): N_("A chair is mentioned, but not who it is or how it is chosen."),
    ("secretariat", "missing"): N_(
        "Nobody is named to write invitations and minutes and to remind people. Name the office "
        "that is the secretariat."
    ),
    ("secretariat", "no_office"): N_("A secretariat is mentioned, but not which office does the work."),
    ("subgroups", "missing"): N_(
        "It does not say whether it may form smaller groups. One sentence is enough: who may create"
        " them, for what and for how long."
    ),
    ("decisions", "missing"): N_(
        "It does not say how it decides. Choose: by consensus, and if that fails, by a majority of "
        "those present."
    ),
    ("decisions", "no_rule"): N_("Decisions are mentioned, but not by which rule they are taken."),
    ("quorum", "missing"): N_(
        'It does not say how many must be present to decide. Name a number, such as "seven of '
        'thirteen members".'
    ),
    ("quorum", "no_number"): N_(
        "A quorum is mentioned without a number. Write how many of how many must be present."
    ),
    ("meetings", "missing"): N_(
        "It does not say how often it meets. A rhythm in the calendar keeps a body alive, such as "
        '"every two months".'
    ),
    ("meetings", "no_rhythm"): N_(
        'Meetings are mentioned without a rhythm. "Regularly" or "when needed" soon means never.'
    ),
    ("reporting", "missing"): N_(
        "It reports to nobody. Name who receives its report, and what that person must do with it."
    ),
    ("reporting", "no_addressee"): N_("Reports are mentioned, but not to whom they go."),
    ("duration", "missing"): N_(
        "It has no time frame. Say when it ends, or when it is reviewed and by whom."
    ),
    ("duration", "no_span"): N_(
        "Its duration is mentioned without a date or a span. Say when it ends or is reviewed."
    ),
    ("budget", "missing"): N_(
        "It has no money. Name the budget line, the amount, the year and who signs, or write that "
        "it has none and why."
    ),
    ("budget", "no_amount"): N_(
        'Money is mentioned, but no amount and no budget line. "Subject to availability" means that'
        " there is none."
    ),
    ("recourse", "missing"): N_(
        "It has no recourse: nobody decides when members disagree or a decision is ignored. Name "
        "who does, and within how many days."
    ),
    ("recourse", "nobody_decides"): N_("Disputes are mentioned, but not who settles them."),
    ("confidentiality", "missing"): N_(
        "Nothing protects what is said, or whose data are shared. Add one sentence on "
        "confidentiality and one on declaring interests."
    ),
    ("confidentiality", "only_interests"): N_(
        "Interests are dealt with, confidentiality is not. Say what stays in the room and how "
        "personal data are protected."
    ),
    ("confidentiality", "only_confidentiality"): N_(
        "Confidentiality is dealt with, interests are not. Say that members declare their interests"
        " and step aside."
    ),
    ("participation", "missing"): N_(
        "Nobody outside is heard. Say who is consulted, and that each proposal gets an answer."
    ),
    ("participation", "not_how"): N_("Migrants or residents are mentioned, but not how they are heard."),
    ("participation", "no_feedback"): N_(
        "People are heard, but nothing says that they get an answer. Promise one, with reasons, by a date."
    ),
    ("monitoring", "missing"): N_("Nothing says how its work is judged, or how these terms can be changed."),
    ("monitoring", "only_changes"): N_(
        "Changes to the terms are dealt with, but nothing says how the work is judged."
    ),
    ("monitoring", "only_monitoring"): N_(
        "The work is followed, but nothing says how these terms can be changed."
    ),
}

OPEN = N_("It is left open: “{passage}”. Decide it before anybody signs.")
DENIED = N_("The text itself says that there is none: “{passage}”.")
OUTSIDE = N_(
    "This lies outside what a local body may decide: {matter} (“{passage}”). Take it out, or turn it into a request"
    " to those who may."
)
SELF_SAID = N_(
    "The text itself says that its matter lies outside the body's competence (“{passage}”). Keep to what the body"
    " may do."
)

# Matters that belong to the state, by the keys of the rules.
MATTERS: dict[str, str] = {
    "entry": N_("entry, borders and visas"),
    "removal": N_("removing people and enforcing immigration law"),
    "papers": N_("papers and legal status"),
    "agreements": N_("agreements with other states"),
    "law": N_("national law and national policy"),
}
