#include "annotate/excerpt.h"

story_span story_excerpt_span(const story_words *words, uint32_t word, uint32_t count)
{
    const story_word *last = &words->items[word + count - 1];

    return (story_span){words->items[word].start, last->start + last->len};
}

void story_excerpt_write(story_buf *out, const story_text *text, const story_words *words, uint32_t word,
                         uint32_t count)
{
    story_span span = story_excerpt_span(words, word, count);
    size_t i;

    story_buf_clear(out);
    for (i = span.start; i < span.end; i++) {
        char c = text->view[i];
        bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';

        if (!space)
            story_buf_putc(out, c);
        else if (out->len && out->bytes[out->len - 1] != ' ')
            story_buf_putc(out, ' ');
    }
}
