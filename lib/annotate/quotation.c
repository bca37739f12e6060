#include "annotate/quotation.h"

#include "annotate/glyph.h"

/* Punctuation after which a single mark closes a quotation, and is no apostrophe. */
static bool ends_speech(int32_t code)
{
    return code == ',' || code == '.' || code == '!' || code == '?' || code == 0x2026 || story_glyph_is_dash(code);
}

/* A single mark opens where a word follows that it does not shorten: at the start, or behind punctuation. */
static void step_single(story_quotation *q, int32_t code, bool spaced, bool glued)
{
    if (q->single && !spaced && ends_speech(q->before))
        q->single = false;
    else if (!q->single && glued && (code == 0x2018 || (code == '\'' && q->before)))
        q->single = true;
}

void story_quotation_step(story_quotation *q, int32_t code, bool spaced, bool glued)
{
    switch (code) {
    case '"':
        q->marked = !q->marked;
        break;
    case 0x201C:
    case 0x201E:
    case 0xAB:
    case 0x300C:
    case 0x300E:
        q->marked = true;
        break;
    case 0x201D:
    case 0xBB:
    case 0x300D:
    case 0x300F:
        q->marked = false;
        break;
    case '\'':
    case 0x2018:
    case 0x2019:
        if (!q->marked)
            step_single(q, code, spaced, glued);
        break;
    default:
        break;
    }
    q->before = code;
}

bool story_quotation_opens(int32_t code, bool spaced, bool glued)
{
    if (story_glyph_is_dash(code))
        return true;
    if (code == '"' || code == '\'')
        return glued && spaced;
    return glued && story_glyph_is_opening(code);
}
