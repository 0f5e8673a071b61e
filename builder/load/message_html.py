"""The words of a message as HTML with blanks, so that versions of it are compared like those of any page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markdown_it.common.utils import escapeHtml

from builder.languages import t
from builder.site import Document, MessagePage
from builder.site.message_text import MessageBlock, MessageForm, Pieces, Tag, filled


def with_body(message: MessagePage) -> MessagePage:
    """The message with its body made anew, as its conditions are in words once they are compiled."""
    html = "".join(part for form in message.forms for part in _form(message, form))
    subject = f"<p>{t('message.subject')} {_text(message, message.subject)}</p>\n" if message.subject else ""
    return replace(message, body=Document(message.file, subject + html))


def _form(message: MessagePage, form: MessageForm) -> Iterator[str]:
    if form.name:
        yield f"<h2>{t(f'message.form.{form.name}')}</h2>\n"
    for part in form.parts:
        blocks = "".join(_block(message, block) for block in part.blocks)
        if part.condition is None:
            yield blocks
        else:
            words = escapeHtml(t("article.if", condition=message.condition_words(part.condition)))
            yield f'<div class="when">\n<p class="when-title">{words}</p>\n{blocks}</div>\n'


def _block(message: MessagePage, block: MessageBlock) -> str:
    texts = [_text(message, pieces).replace("\n", "<br>\n") for pieces in block.items]
    if block.tag is Tag.PARAGRAPH:
        return f"<p>{texts[0]}</p>\n"
    items = "".join(f"<li>{text}</li>\n" for text in texts)
    return f"<{block.tag}>\n{items}</{block.tag}>\n"


def _text(message: MessagePage, pieces: Pieces) -> str:
    return escapeHtml(filled(pieces, lambda name: message.blanks.get(name, name)))
