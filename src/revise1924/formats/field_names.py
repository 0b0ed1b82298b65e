"""What the names of columns and of fields mean, in several languages."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice


class Role(StrEnum):
    """What of a card a column holds."""

    ID = "id"
    TOPIC = "topic"
    FRONT = "front"
    BACK = "back"
    NOTE = "note"
    TAGS = "tags"
    MARKS = "marks"


_NAMES = {
    Role.ID: "id guid uid",
    Role.TOPIC: (
        "topic heading title subject thema titel überschrift sujet titre tema título titolo"
    ),
    Role.FRONT: (
        "front question questions term terms word words prompt q cue concept expression vocabulary"
        " vorderseite frage fragen begriff wort ausdruck recto question terme mot anverso pregunta"
        " término termino palabra fronte domanda termine parola frente pergunta termo palavra"
        " voorkant vraag woord pytanie вопрос лицо слово fråga spørgsmål spørsmål kysymys otázka"
        " kérdés soru питання ερώτηση السؤال سؤال שאלה 問題 質問 単語"
        " 表面 问题 单词 正面 질문 단어"
    ),
    Role.BACK: (
        "back answer answers definition definitions meaning meanings a response translation point"
        " points reply explanation"
        " rückseite antwort antworten bedeutung übersetzung punkt punkte verso réponse reponse"
        " définition traduction reverso respuesta definición definicion significado traducción"
        " retro risposta definizione traduzione resposta definição tradução achterkant antwoord"
        " betekenis odpowiedź ответ оборот определение перевод erklärung beschreibung erläuterung"
        " svar vastaus odpověď válasz cevap відповідь απάντηση الجواب جواب الإجابة תשובה"
        " 答え 回答 意味 裏面 答案 释义 意思 背面 답 대답 뜻"
    ),
    Role.NOTE: (
        "note notes hint hints extra remark remarks comment comments source example examples"
        " back_extra hinweis hinweise notiz notizen bemerkung bemerkungen beispiel quelle remarque"
        " remarques exemple indice nota notas ejemplo pista esempio opmerking uwaga заметка"
        " подсказка"
    ),
    Role.TAGS: (
        "tag tags category categories chapter chapters label labels unit module paper deck"
        " kapitel kategorie kategorien schlagwort schlagwörter étiquettes catégorie chapitre"
        " etiquetas etiqueta categoría capítulo categoria capitolo hoofdstuk тег теги метки глава"
    ),
    Role.MARKS: "marks",
}
_ROLES = {name.replace("_", " "): role for role, names in _NAMES.items() for name in names.split()}
_NUMBER = re.compile(r"[ _#.]*+[0-9]{1,3}\Z")
"""Behind the name of one of several columns: "Point 2"."""

_LONGEST = 40
"""Characters of a name; what is longer is the text of a card."""

_MOST_ABOVE = 5
"""Rows above the names of the columns."""


def role_of(name: str) -> Role | None:
    """Return what a column of this name holds; None where nobody knows."""
    if len(name) > _LONGEST:
        return None
    plain = " ".join(name.casefold().replace("_", " ").split()).strip(" :*")
    return _ROLES.get(plain) or _ROLES.get(_NUMBER.sub("", plain))


def roles_of(names: Sequence[str]) -> list[Role | None]:
    """Return what each of the columns holds that have these names."""
    return [role_of(name) for name in names]


def heading_in(rows: Iterable[Sequence[str]]) -> int | None:
    """Return which of the rows names the columns, from 0; None where none does.

    A title may stand above it: rows of one cell.
    """
    for index, cells in enumerate(islice(rows, _MOST_ABOVE + 1)):
        if _are_names(cells):
            return index
        if sum(cell.strip() != "" for cell in cells) > 1:
            return None
    return None


def _are_names(cells: Sequence[str]) -> bool:
    """Tell whether the first row of a table names its columns.

    It does where two of them mean different things, one of these the front or the back: the first
    row of a list of words may be "answer" and "Antwort".
    """
    roles = set(roles_of(cells)) - {None}
    return len(roles) > 1 and not roles.isdisjoint({Role.FRONT, Role.BACK})
