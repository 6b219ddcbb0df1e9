"""Templates as offices have them, and ones that ask for too much or for what is not theirs."""

from __future__ import annotations

import re
from random import Random

from lxml import etree

from tests.hostile.documents import (
    DOCUMENT,
    a_chain_of_parts,
    changing,
    elements_lost_or_moved,
    made,
    runs_of,
    w,
    with_another_main_part,
    with_fonts_and_languages_everywhere,
    with_name_spaces_of_every_version,
    with_parts_of_words_own,
    with_revision_ids_and_proof_marks,
)
from tests.hostile.kinds import Kind, good, hostile
from tests.hostile.packages import (
    GOOD_SPELLINGS,
    HOSTILE_SPELLINGS,
    TYPES,
    Parts,
    with_parts,
)


def _paragraph(words: str) -> str:
    said = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:p><w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'


def _with_lines(content: bytes, chance: Random, *lines: str, xml: str = "") -> bytes:
    """Paragraphs at the beginning, or in front of the last section; or in a header."""

    def change(parts: Parts) -> None:
        inside = (xml or "".join(_paragraph(line) for line in lines)).encode("utf-8", "replace")
        headers = [n for n in parts if re.match(r"word/(header|footer)\d+\.xml", n)]
        if headers and chance.random() < 0.2:
            name = chance.choice(headers)
            parts[name] = re.sub(
                rb"(</w:(hdr|ftr)>)", lambda m: inside + m[1], parts[name], count=1
            )
        elif chance.random() < 0.5:
            parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b"<w:body>" + inside, 1)
        else:
            at = parts[DOCUMENT].rfind(b"<w:sectPr")
            parts[DOCUMENT] = parts[DOCUMENT][:at] + inside + parts[DOCUMENT][at:]

    return with_parts(content, change)


# As offices' programs write them


def with_tags_split(content: bytes, chance: Random) -> bytes:
    """Each letter of a tag a run of its own, with proof marks between."""

    def change(root: etree._Element) -> None:
        for run in list(runs_of(root)):
            texts = run.findall(w("t"))
            words = texts[0].text or ""
            if len(texts) != 1 or len(run) > 2 or "{" not in words or chance.random() < 0.3:
                continue
            step = chance.choice((1, 2, 5))
            pieces = [words[at : at + step] for at in range(0, len(words), step)]
            for piece in pieces[1:][::-1]:
                other = etree.fromstring(etree.tostring(run))
                text = other.find(w("t"))
                assert text is not None
                text.text = piece
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.addnext(other)
                if chance.random() < 0.2:
                    run.addnext(made("proofErr", type="gramStart"))
            texts[0].text = pieces[0]
            texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return changing(content, change)


def as_another_kind_of_document(content: bytes, chance: Random) -> bytes:
    """The content types of templates and of documents with macros."""
    kind = chance.choice(
        (
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
            b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        )
    )

    def change(parts: Parts) -> None:
        parts[TYPES] = re.sub(
            rb'"[^"]*wordprocessingml\.document\.main\+xml"', b'"' + kind + b'"', parts[TYPES]
        )

    return with_parts(content, change)


def with_quotation_marks_of_words(content: bytes, chance: Random) -> bytes:
    """Spaces and marks as Word corrects them while one types."""
    words = chance.choice(
        (
            "{{ \u201ca\u201d }}", "{{\u00a0'a'\u00a0}}", "{% if 1 %}a{% endif %}", "{{ '}' }}", "{{ '%' }}",
            "{# nothing #}", "{{ \u2018a\u2019 }}", "{% if 3 % 2 %}a{% endif %}", "{{ 'a'|upper }}",
            "{{ [1, 2]|length }}", "{{ {'a': 1}['a'] }}", "a { b } c", "100 %", "{ {",
        )
    )  # fmt: skip
    return _with_lines(content, chance, words)


# Hostile, damaged and odd

TOO_MUCH = (
    "{{ '%1000000000d' % 1 }}", "{{ 'a'|center(10**9) }}", "{{ 'a' * 10**10 }}", "{{ 10**10**10 }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ ['a']*10**9 }}", "{{ 'a'.ljust(10**9) }}", "{{ 'a'|indent(10**9) }}", "{{ 'ab'|replace('', 'x'*10**6) }}",
    "{{ '{:>1000000000}'.format(1) }}", "{{ 'a'|wordwrap(1)|center(10**8) }}", "{{ range(10**9)|list }}",
    "{% set x = 'a' %}{% for i in range(60) %}{% set x = x ~ x %}{% endfor %}{{ x }}", "{{ 9**9**9 }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ lipsum(n=10**7) }}", "{{ 'x'|list * 10**8 }}",
    "{% set ns = namespace(x='a') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}",
    "{{ 1|round(10**9) }}", "{{ '1'|int(base=10**9) }}", "{{ ('a'*9999)|urlize * 9999 }}", "{{ 1 << 10**10 }}",
    "{{ 'a'.zfill(10**9) }}", "{{ 'a'.join(range(10**8)|map('string')) }}", "{{ [1]|batch(10**9, 0)|list }}",
    "{{ 'x'.expandtabs(10**9) }}", "{{ '\\t'.expandtabs(10**9) }}", "{{ range(0, 10**12, 1)|sum }}",
    "{% for i in range(10**7) %}{% endfor %}", "{{ 'a'.translate({97: 'b'*10**9}) }}", "{{ dict(a=1)|tojson(10**9) }}",
    "{{ 'a' * 99999 * 99999 }}", "{{ ('a,'*10**6).split(',')|length }}", "{% set a = [] %}{{ [a]*10**9 }}",
    "{{ ((((1)|string*9999)*9999)*9999)|length }}", "{{ 'a'|format(**{}) * 10**9 }}", "{{ '%s'|format('a'*10**9) }}",
    "{{ 'a'.encode('utf-8').hex() * 10**9 }}", "{{ (10**5000)|string }}", "{{ 2.0**5000 }}",
    "{{ cycler(*range(10**8)) }}",
    "{{ joiner('a'*10**9)() }}", "{{ 'aaaa'.replace('a', 'b'*10**8) }}", "{{ [3]|slice(10**9)|list }}",
)  # fmt: skip
NOT_THEIRS = (
    "{{ ('{0.__init__.__globals__}'|attr('format'))(cycler) }}", "{{ ''.__class__.__mro__ }}",
    "{% include '../../outside/secret.txt' %}", "{% import '/etc/passwd' as p %}", "{% extends 'x' %}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ self._TemplateReference__context }}",
    "{{ namespace.__init__.__globals__ }}", "{{ config }}", "{{ request }}", "{{ ''|attr('__class__') }}",
    "{{ lipsum.__globals__ }}", "{{ 'a'.format.__self__ }}", "{{ ''.join.__call__ }}", "{{ [].append(1) }}",
    "{{ {}.update({1: 2}) }}", "{% do 1 %}", "{% debug %}", "{{ debug() }}", "{{ caller() }}", "{{ loop }}",
    "{{ super() }}", "{{ _ }}", "{{ gettext('x') }}", "{{ self }}", "{{ varargs }}", "{{ '<w:x/>'|safe }}",
    "{% autoescape false %}<w:p/>{% endautoescape %}", "{% raw %}{{ x }}{% endraw %}", "{{ r }}",
    "{{ ''.__class__.__base__.__subclasses__() }}", "{{ ((1).__class__) }}", "{{ x.__class__ }}",
    "{{ '{a.__class__}'.format_map({'a': 1}) }}", "{{ open('/etc/passwd') }}", "{{ __import__('os') }}",
)  # fmt: skip
BROKEN = (
    "{{", "}}", "{%", "%}", "{{ }}", "{% %}", "{{ x", "{% if %}", "{% if x %}", "{% endif %}", "{% for x %}",
    "{% for x in y %}", "{% endfor %}", "{% else %}", "{%p for x in y %}", "{%tr for x in y %}", "{%tc x %}", "{%r",
    "{%p endfor %}", "{{r x }}", "{%p if 1 %}{%p endif %}", "{{ 'a }}", "{{ a b }}", "{{ a| }}", "{{ a|nope }}",
    "{{ a is nope }}", "{% nope %}", "{{ 1 / 0 }}", "{{ 1 % 0 }}", "{{ undefined_name }}", "{{ a.b.c }}",
    "{{ 'a'[9] }}",
    "{# ", "#}", "{# {{ #}", "{{{{ }}}}", "{{{ 1 }}}", "{%{% if %}%}", "{{ {{ 1 }} }}", "{% set x %}", "{% block x %}",
    "{% block a %}{% block a %}{% endblock %}{% endblock %}", "{{ \u201ca' }}", "{%p\u00a0if 1 %}",
    "{{\u200b1 }}", "{{ 1\n}}",
    "{% for a, b in 5 %}{% endfor %}", "{% for x in None %}{% endfor %}", "{{ x.y() }}", "{{ (1)() }}", "{{ *x }}",
    "{{ -'a' }}", "{{ 1 < 'a' }}", "{{ 'a' + 1 }}", "{{ [1][None] }}", "{{ 1|dictsort }}", "{{ 'x'|int(base=99) }}",
    "{{ '%d' % 'x' }}", "{{ '%' % 1 }}", "{{ '{'.format() }}", "{{ 'a'|attr(1) }}", "{{ 1.real.imag.x }}",
    "{% break %}",
    "{{ range(1, 2, 0) }}", "{{ '\\ud800' }}", "{{ '\\x00' }}", "{{ '\x7f' }}", "{{ '\\N{x}' }}",
    "{{ 0x }}", "{{ 1e999 }}",
    "{{ 1_0 }}", "{{ '\\uFFFF' }}", "{%\u2028if 1 %}", "{% if 1 %}{% elif %}{% endif %}", "{{ a and }}", "{{ not }}",
    "{% filter upper %}", "{% call x() %}{% endcall %}", "{% trans %}x{% endtrans %}", "{% with %}{% endwith %}",
    "{%p for i in [1] %}x", "{{ [1,2][0:1:0] }}", "{{ 'x'|truncate(1, 2, 3, 4) }}", "{{ ''|first }}", "{{ x = 1 }}",
    "{%- -%}", "{{--1}}", "{{+1}}", "{%+ if 1 %}{%+ endif %}", "{{ 1if 1else 2 }}", "{{ loop.index }}", "{{ 'a'|map }}",
)  # fmt: skip
WITHOUT_END = (
    "{", "{{", "{% if 1 %}", "{%p for x in y %}", "{%tr for x in y %}", "{{ 1 }}", "{# ", "'", '"', "((", "[[", "{%",
    "{{ '{{' }}", "}}", "%}{%", "{{ a|upper", "-", "not ", "{% for x in [1] %}", "\u201c", "{{ [", "{{ (",
    "{%raw%}", "1+",
)  # fmt: skip


def tags_that_ask_for_too_much(content: bytes, chance: Random) -> bytes:
    return _with_lines(content, chance, chance.choice(TOO_MUCH))


def tags_that_ask_for_what_is_not_theirs(content: bytes, chance: Random) -> bytes:
    return _with_lines(content, chance, chance.choice(NOT_THEIRS))


def broken_tags(content: bytes, chance: Random) -> bytes:
    return _with_lines(
        content, chance, *(chance.choice(BROKEN) for _ in range(chance.choice((1, 1, 2, 4))))
    )


def any_tags(content: bytes, chance: Random) -> bytes:
    """Put together of whatever tags are made of."""
    words = (
        "{{", "}}", "{%", "%}", "{%p ", "{%tr ", "{%tc ", "{{r ", "if ", "endif ", "for x in ", "endfor ", "else ", "1",
        "'a'", "|", "upper", "(", ")", "[", "]", ".", "meeting", "items", "x", " ", "%", "}", "{",
        "'", '"', "\u00a0", "#", "-",
        "set x = ", "not ", "==", "~", "**", "9", ",", "{#", "#}", "loop.index", "macro m() ", "endmacro ",
        "\u201c", "\n",
    )  # fmt: skip
    return _with_lines(
        content,
        chance,
        *("".join(chance.choice(words) for _ in range(chance.randrange(1, 30))) for _ in range(3)),
    )


def tags_without_end(content: bytes, chance: Random) -> bytes:
    """One thing again and again, in one paragraph or in many."""
    many = chance.choice((100, 300, 5_000, 60_000))
    piece = chance.choice(WITHOUT_END)
    if chance.random() < 0.6:
        return _with_lines(content, chance, piece * many)
    return _with_lines(content, chance, *[piece] * min(many, 20_000))


def rows_with_tags_without_end(content: bytes, chance: Random) -> bytes:
    tag = chance.choice(("{%tr for x in [1] %}", "{%tr endfor %}", "{%tc if 1 %}", "{{ 1 }}"))
    row = f"<w:tr><w:tc>{_paragraph(tag)}</w:tc></w:tr>"
    xml = f"<w:tbl>{row * chance.choice((10, 500, 5_000))}</w:tbl>"
    return _with_lines(content, chance, xml=xml)


def nested_tags(content: bytes, chance: Random) -> bytes:
    """Balanced, and very deep."""
    start, end = chance.choice(
        (
            ("{% if 1 %}", "{% endif %}"), ("{% for x in [1] %}", "{% endfor %}"), ("{%p if 1 %}", "{%p endif %}"),
            ("{% with %}", "{% endwith %}"), ("{% set x %}", "{% endset %}"), ("{% filter upper %}", "{% endfilter %}"),
        )
    )  # fmt: skip
    deep = chance.choice((15, 60, 99, 300, 2_000))
    inside = chance.choice((f"{{{{ {'(' * deep}1{')' * deep} }}}}", f"{{{{ {'[' * deep}{']' * deep} }}}}",
                            f"{{{{ {'-' * deep}1 }}}}", f"{{{{ 1{'+1' * deep * 10} }}}}", f"{{{{ x{'.y' * deep} }}}}",
                            f"{{{{ 'a'{'|upper' * deep} }}}}", f"{{{{ 1{'if 1 else 1' * deep} }}}}", ""))  # fmt: skip
    if inside:
        return _with_lines(content, chance, inside)
    if chance.random() < 0.5:
        return _with_lines(content, chance, start * deep + "x" + end * deep)
    return _with_lines(content, chance, *[start] * deep, "x", *[end] * deep)


def tags_where_nobody_fills(content: bytes, chance: Random) -> bytes:
    """In attributes, in names of styles, in fields, properties, comments, links and charts."""
    tag = chance.choice(("{{ 1 }}", "{{ nope }}", "{% if 1 %}", "{{"))
    xml = chance.choice(
        (
            f'<w:p><w:bookmarkStart w:id="1" w:name="{tag}"/><w:bookmarkEnd w:id="1"/></w:p>',
            f'<w:p><w:fldSimple w:instr="{tag}"><w:r><w:t>{tag}</w:t></w:r></w:fldSimple></w:p>',
            f"<w:p><w:r><w:instrText>{tag}</w:instrText></w:r></w:p>", f"<!-- {tag} -->", f"<?x {tag}?>",
            f"<w:p><w:r><w:delText>{tag}</w:delText></w:r></w:p>", f"<w:p>{tag}</w:p>", f"{tag}",
            f"<w:sdt><w:sdtPr><w:alias w:val=\"{tag}\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
            f'<w:p><w:del w:id="1" w:author="P"><w:r><w:delText>{tag}</w:delText></w:r></w:del></w:p>',
            f"<w:p><w:r><w:t>{tag}</w:t><w:br/><w:tab/><w:t>{tag}</w:t><w:noBreakHyphen/></w:r></w:p>",
            f"<w:p><w:r><w:pict><w:txbxContent>{_paragraph(tag)}</w:txbxContent></w:pict></w:r></w:p>",
        )
    )  # fmt: skip
    return _with_lines(content, chance, xml=xml)


def tags_in_properties(content: bytes, chance: Random) -> bytes:
    tag = chance.choice(
        (
            b"{{ 1 }}",
            b"{{ nope }}",
            b"{{",
            b"{% for x in range(10**9) %}{% endfor %}",
            b"llf-docgen: x",
        )
    )

    def change(parts: Parts) -> None:
        for name in ("docProps/core.xml", "docProps/app.xml"):
            parts[name] = re.sub(rb">[^<]+</dc:", b">" + tag + b"</dc:", parts[name])

    return with_parts(content, change)


def tags_lost(content: bytes, chance: Random) -> bytes:
    """Some tags of the template itself are gone, or misspelt."""

    def change(parts: Parts) -> None:
        tags = re.findall(rb"\{[{%].*?[%}]\}", parts[DOCUMENT])
        for tag in chance.sample(tags, min(len(tags), chance.choice((1, 3)))):
            new = chance.choice(
                (b"", tag[:-1], tag[1:], tag.replace(b" ", b""), tag + tag, tag.upper())
            )
            parts[DOCUMENT] = parts[DOCUMENT].replace(tag, new, 1)

    return with_parts(content, change)


KINDS: tuple[Kind, ...] = (
    *good(
        with_tags_split,
        as_another_kind_of_document,
        with_quotation_marks_of_words,
        with_revision_ids_and_proof_marks,
        with_fonts_and_languages_everywhere,
        with_another_main_part,
        with_parts_of_words_own,
        with_name_spaces_of_every_version,
        *GOOD_SPELLINGS,
    ),
    *hostile(
        tags_that_ask_for_too_much,
        tags_that_ask_for_what_is_not_theirs,
        broken_tags,
        any_tags,
        tags_without_end,
        rows_with_tags_without_end,
        nested_tags,
        tags_where_nobody_fills,
        tags_in_properties,
        tags_lost,
        a_chain_of_parts,
        elements_lost_or_moved,
        *HOSTILE_SPELLINGS,
    ),
)
