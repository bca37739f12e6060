#include "annotate/alias.h"

/* Whether the words of `part` are found in `whole` in this order; *at gets where the last one is. */
static bool is_part(story_nicknames *nicknames, const story_surface *part, const story_surface *whole, uint32_t *at)
{
    uint32_t i, j = 0;

    for (i = 0; i < part->core_count; i++, j++) {
        while (j < whole->core_count && !story_nicknames_same(nicknames, part->core[i], whole->core[j]))
            j++;
        if (j == whole->core_count)
            return false;
        *at = j;
    }
    return true;
}

bool story_alias_genders_clash(uint8_t a, uint8_t b)
{
    return a && b && a != b;
}

bool story_alias_marriages_clash(uint8_t a, uint8_t b)
{
    return (a == STORY_TITLE_MRS && b == STORY_TITLE_MISS) || (a == STORY_TITLE_MISS && b == STORY_TITLE_MRS);
}

bool story_alias_is_strict(const story_surface *s)
{
    return s->title_kind > STORY_TITLE_LOOSE;
}

uint8_t story_alias_gender(const story_surface *s)
{
    return s->gender ? s->gender : s->core_count > 1 ? s->given_gender : STORY_GENDER_UNKNOWN;
}

/* Of two single words with titles: Mr. Vane and Captain Vane may be brothers. */
static bool is_title_clash(const story_surface *a, const story_surface *b)
{
    return story_alias_is_strict(a) && story_alias_is_strict(b) && a->title_kind != b->title_kind &&
           a->core_count == 1 && b->core_count == 1;
}

/* Titles that stand before a surname only; a lady has her husband's. */
static bool wants_surname(const story_surface *s)
{
    return s->title_kind == STORY_TITLE_MR || s->title_kind == STORY_TITLE_MRS || s->title_kind == STORY_TITLE_RANK;
}

/* A single word with a title and a name of several: Mr. Reed is John Reed, Mrs. Reed is not Georgiana Reed, Sir Thomas
 * is Sir Thomas Bertram and Lady Elliot not Anne Elliot. */
static bool fits_titled(const story_surface *part, const story_surface *whole, uint32_t at)
{
    bool surname = at + 1 == whole->core_count;

    if (part->title == whole->title)
        return true;
    if (surname && (part->title_kind == STORY_TITLE_MRS ||
                    (part->title_kind == STORY_TITLE_GIVEN && part->gender == STORY_FEMALE)))
        return false;
    if (at == 0 && part->has_given && whole->has_given)
        return true; /* Madam Mina, Mr. Jonathan */
    return surname || !wants_surname(part);
}

/* Nobody calls Lady Catherine de Bourgh Kitty, but for another Catherine that may be. */
static bool is_familiar(const story_surface *part, const story_surface *whole, uint32_t at)
{
    return part->core_count == 1 && !story_alias_is_strict(part) && whole->title_kind == STORY_TITLE_GIVEN &&
           whole->gender == STORY_FEMALE && part->core[0] != whole->core[at];
}

bool story_alias_can_stand_for(story_nicknames *nicknames, const story_surface *part, const story_surface *whole,
                               uint32_t *at)
{
    if (part->core_count > whole->core_count ||
        story_alias_genders_clash(story_alias_gender(part), story_alias_gender(whole)) ||
        story_alias_marriages_clash(part->title_kind, whole->title_kind) || is_title_clash(part, whole) ||
        (part->title_kind == STORY_TITLE_SAINT) != (whole->title_kind == STORY_TITLE_SAINT))
        return false;
    if (!is_part(nicknames, part, whole, at) || is_familiar(part, whole, *at))
        return false;
    return part->core_count > 1 || whole->core_count == 1 || !story_alias_is_strict(part) ||
           fits_titled(part, whole, *at);
}
