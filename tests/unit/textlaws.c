#include "unit/textlaws.h"

#include <string.h>

#include "annotate/variant.h"
#include "util/utf8.h"

/* Whether nothing but white space lies between. */
static bool is_white(const char *bytes, size_t start, size_t end)
{
    size_t used;

    for (; start < end; start += used)
        if (!story_utf8_is_space(story_utf8_decode(bytes + start, end - start, &used)))
            return false;
    return true;
}

static const char *broken_view(const story_variant *v)
{
    size_t len;
    const char *view = story_variant_text(v, &len);

    if (story_utf8_check(view, len) != len || view[len] != '\0' || memchr(view, 0, len))
        return "the view is UTF-8 without NUL";
    if (memchr(view, '\r', len))
        return "lines of the view end in LF";
    return NULL;
}

static const char *broken_sentences(const story_variant *v)
{
    size_t count, paragraphs, len, i, end = 0;
    const story_sentence *s = story_variant_sentences(v, &count);
    const story_span *p = story_variant_paragraphs(v, &paragraphs);
    const char *view = story_variant_text(v, &len);

    for (i = 0; i < count; end = s[i++].span.end) {
        if (s[i].span.start >= s[i].span.end || s[i].span.start < end || s[i].paragraph >= paragraphs)
            return "sentences are not empty and do not overlap";
        if (s[i].span.start < p[s[i].paragraph].start || s[i].span.end > p[s[i].paragraph].end)
            return "sentences do not cross a paragraph";
        if (i && s[i].paragraph < s[i - 1].paragraph)
            return "sentences are in the order of the paragraphs";
        if (!is_white(view, end, s[i].span.start))
            return "sentences cover what is not white space in the view";
    }
    return is_white(view, end, len) ? NULL : "sentences cover the end of the view";
}

/* Only where the source is UTF-8, so that white space can be told here. */
static const char *broken_source(const story_variant *v, const char *source, size_t len)
{
    bool utf8 = strcmp(story_variant_encoding(v), "UTF-8") == 0;
    size_t count, i, end = utf8 && len >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    const story_sentence *s = story_variant_sentences(v, &count);

    for (i = 0; i < count; i++) {
        story_span span = story_variant_sentence_source(v, i);
        story_span outer = story_variant_paragraph_source(v, s[i].paragraph);
        story_span inner = story_variant_source_span(v, s[i].span);

        if (span.start >= span.end || span.end > len || span.start < end)
            return "sources of sentences are not empty and do not overlap";
        if (span.start < outer.start || span.end > outer.end || inner.start < span.start || inner.end > span.end)
            return "sources of sentences lie in those of their paragraphs";
        if (utf8 && !is_white(source, end, span.start))
            return "sources of sentences cover what is not white space";
        end = span.end;
    }
    if (count && utf8 && !is_white(source, end, len))
        return "sources of sentences cover the end";
    return NULL;
}

static const char *broken_words(const story_variant *v)
{
    size_t i, k;
    const story_words *w = &v->words;

    for (i = 0; i < v->sentence_count; i++) {
        size_t at = v->sentences[i].span.start;

        for (k = w->first[i]; k < w->first[i + 1]; k++) {
            const story_word *word = w->items + k;

            if (!word->len || word->start < at || !is_white(v->text.view, at, word->start) ||
                word->form >= w->form_count)
                return "words cover what is not white space";
            at = word->start + word->len + (word->flags & STORY_WORD_POINT ? 1 : 0);
        }
        if (at > v->sentences[i].span.end || !is_white(v->text.view, at, v->sentences[i].span.end))
            return "words cover their sentence";
    }
    for (i = 0; i < w->form_count; i++)
        if (!w->forms[i].count)
            return "forms are those of words";
    return NULL;
}

const char *textlaws_broken(const story_variant *v, const char *source, size_t len)
{
    const char *broken = broken_view(v);

    if (!broken)
        broken = broken_sentences(v);
    if (!broken)
        broken = broken_source(v, source, len);
    return broken ? broken : broken_words(v);
}
