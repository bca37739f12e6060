/* ALGORITHM. Rules in the order of their certainty; the first that knows decides, and a mark of which none knows anything
 * ends a sentence. Each looks at a bounded stretch of text, so that a text of n bytes costs O(n) whatever it is. Rejected:
 * a trained classifier (no gain over the rules on edited prose, and a table that none can read). */
#include "annotate/evidence.h"

#include <string.h>

#include "annotate/abbreviation.h"
#include "annotate/glyph.h"
#include "annotate/token.h"

typedef enum verdict { UNDECIDED, END, NO_END } verdict;

/* Words behind a speech among which the verb of its tag is; words that no sentence is shorter than before a time. */
enum { TAG_WORDS = 4, EARLY_WORDS = 3, LONGEST_ACRONYM = 8, LONGEST_ADDRESS = 100 };

static bool is_lone_stop(const story_boundary *b)
{
    return b->last == '.' && b->mark_end == b->mark + 1;
}

static bool is_ellipsis(const story_boundary *b)
{
    return b->last == 0x2026 || (b->last == '.' && b->mark_end > b->mark + 1);
}

static bool is_closed(const story_boundary *b)
{
    return b->end > b->mark_end;
}

static bool is_opened(const story_boundary *b)
{
    return b->word > b->next;
}

static bool starts_with(const story_boundary *b, const char *text)
{
    size_t len = strlen(text);

    return b->limit - b->next >= len && memcmp(b->view + b->next, text, len) == 0;
}

static bool opens_sentence(const story_boundary *b)
{
    return is_opened(b) ||
           story_abbreviation_opens_sentence(b->view + b->word, story_boundary_word_len(b->view, b->word, b->limit));
}

/* Whether the mark stands inside an address of the network: "jane.doe@example.com". */
static bool is_in_address(const story_boundary *b)
{
    size_t from = b->mark, to = b->next;

    while (from > b->sentence && b->mark - from < LONGEST_ADDRESS && (unsigned char)b->view[from - 1] > ' ')
        if (strchr("/@=", b->view[--from]))
            return true;
    while (to < b->limit && to - b->next < LONGEST_ADDRESS && (unsigned char)b->view[to] > ' ')
        if (strchr("/@=", b->view[to++]))
            return true;
    return false;
}

/* A word of small letters stands before the mark, and one with a capital and small letters behind it. */
static bool is_unspaced(const story_boundary *b)
{
    const char *before = b->view + b->mark, *after = b->view + b->next;

    return b->mark - b->token >= 2 && before[-1] >= 'a' && before[-1] <= 'z' && before[-2] >= 'a' &&
           before[-2] <= 'z' && !memchr(b->view + b->token, '.', b->mark - b->token) && b->limit - b->next >= 2 &&
           after[0] >= 'A' && after[0] <= 'Z' && (after[1] == ' ' || (after[1] >= 'a' && after[1] <= 'z'));
}

/* "3.5", "example.com", "oh!--he": nothing parts it from what follows. "recovered.He" is a slip, and an end. */
static verdict parted(const story_boundary *b)
{
    if (b->next >= b->limit || story_glyph_is_wide_stop(b->last))
        return END;
    if (b->next > b->end)
        return UNDECIDED;
    if (is_closed(b))
        return b->next_code == 0x201C ? END : NO_END;
    return is_unspaced(b) && !is_in_address(b) ? END : NO_END;
}

/* "Bohr [...] used". */
static verdict left_out(const story_boundary *b)
{
    return is_ellipsis(b) && b->mark > b->sentence && b->view[b->mark - 1] == '[' ? NO_END : UNDECIDED;
}

/* Punctuation follows that can't open anything. */
static verdict goes_on(const story_boundary *b)
{
    return b->next_code == ',' || b->next_code == ';' || b->next_code == ':' || b->next_code == '&' ? NO_END
                                                                                                    : UNDECIDED;
}

static verdict address(const story_boundary *b)
{
    return starts_with(b, "http://") || starts_with(b, "https://") || starts_with(b, "www.") ? END : UNDECIDED;
}

/* "Are you there?" Betty's aunt asked. But: “…?” Others yet say: */
static verdict speech_tag(const story_boundary *b)
{
    size_t at = b->next, i, len;

    if (!is_closed(b) || is_lone_stop(b) || is_opened(b))
        return UNDECIDED;
    for (i = 0; i < TAG_WORDS && at < b->limit; i++) {
        len = story_boundary_word_len(b->view, at, b->limit);
        if (len && i && story_abbreviation_is_speech(b->view + at, len))
            return at + len < b->limit && b->view[at + len] == ':' ? UNDECIDED : NO_END;
        at += len;
        if (len && at < b->limit && b->view[at] == '.')
            at++;
        at += story_token_possessive(b->view, at, b->limit);
        if (at >= b->limit || !story_utf8_is_space((unsigned char)b->view[at]))
            break;
        at = story_glyph_skip(b->view, at, b->limit, story_utf8_is_space);
    }
    return UNDECIDED;
}

/* "At 5 a.m. Mr. Smith": with so little before it the sentence can't be over. */
static bool is_early(const story_boundary *b)
{
    size_t at = b->sentence, words = 0;

    for (; at < b->mark && words < EARLY_WORDS; at++)
        words += b->view[at] == ' ';
    return words < EARLY_WORDS;
}

static verdict abbreviation(const story_boundary *b)
{
    if (!is_lone_stop(b) || b->mark == b->token)
        return UNDECIDED;
    switch (story_abbreviation_find(b->view + b->token, b->mark - b->token)) {
    case STORY_ABBREVIATION_TITLE:
        return NO_END;
    case STORY_ABBREVIATION_INNER:
        return is_closed(b) ? UNDECIDED : NO_END;
    case STORY_ABBREVIATION_NUMBER:
        return story_utf8_is_digit(b->code) || story_utf8_is_lower(b->code) ? NO_END : UNDECIDED;
    case STORY_ABBREVIATION_OPEN:
        return opens_sentence(b) && !story_utf8_is_lower(b->code) && b->next_code != '(' ? END : NO_END;
    case STORY_ABBREVIATION_LAST:
        return story_utf8_is_lower(b->code) || b->next_code == '(' || (is_early(b) && !opens_sentence(b)) ? NO_END
                                                                                                          : END;
    default:
        return UNDECIDED;
    }
}

/* A sentence opens with no small letter, unless the writer uses no others. */
static verdict small_letter(const story_boundary *b)
{
    if (!story_utf8_is_lower(b->code))
        return UNDECIDED;
    if (is_lone_stop(b) && !is_closed(b) && (b->next_code == '"' || b->next_code == 0x201C))
        return UNDECIDED; /* He stopped. “—and so?” */
    if (is_closed(b) || is_opened(b) || is_ellipsis(b) || !b->informal)
        return NO_END;
    return b->mark - b->token < 2 || memchr(b->view + b->token, '.', b->mark - b->token) ? NO_END : END;
}

/* The word "I" is no evidence, as it is never written small. */
static verdict pause(const story_boundary *b)
{
    if (!is_ellipsis(b) || is_closed(b) || is_opened(b) || b->code != 'I' || b->mark == b->sentence ||
        b->view[b->mark - 1] != ' ')
        return UNDECIDED;
    return b->word + 1 >= b->limit || strchr(" '\xE2", b->view[b->word + 1]) ? NO_END : UNDECIDED;
}

/* "J. R. Ortega", but "A to B. I knew", "you and I. Did you". */
static verdict initial(const story_boundary *b)
{
    size_t used;
    int32_t code = story_glyph_at(b->view, b->token, b->mark, &used);

    if (!is_lone_stop(b) || b->token + used != b->mark || !story_utf8_is_upper(code) || is_closed(b))
        return UNDECIDED;
    if (!story_utf8_is_upper(b->code) || is_opened(b))
        return UNDECIDED;
    if (b->word + 1 < b->limit && b->view[b->word + 1] == '.')
        return NO_END;
    return opens_sentence(b) ? END : NO_END;
}

/* "the U.S. Government", but "in the U.S. How about you?" */
static verdict acronym(const story_boundary *b)
{
    const char *token = b->view + b->token;
    size_t len = b->mark - b->token;

    if (!is_lone_stop(b) || len < 3 || len > LONGEST_ACRONYM || !memchr(token, '.', len) || *token < 'A' ||
        *token > 'Z')
        return UNDECIDED;
    return opens_sentence(b) || !story_utf8_is_upper(b->code) ? END : NO_END;
}

bool story_evidence_ends(const story_boundary *b)
{
    static verdict (*const rules[])(const story_boundary *b) = {
        parted, left_out, goes_on, address, speech_tag, abbreviation, small_letter, pause, initial, acronym,
    };
    size_t i;

    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        verdict v = rules[i](b);

        if (v != UNDECIDED)
            return v == END;
    }
    return true;
}
