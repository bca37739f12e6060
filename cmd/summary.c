/* What changed between two variants in a few lines: names, cities, beats. Said by the hook and by log. */
#include "cmd.h"

/* How reports count each change, with a word for it. */
static const struct {
    story_change change;
    const char *word;
} kinds[] = {
    {STORY_RENAMED, "renamed"}, {STORY_RESPELLED, "respelled"}, {STORY_REPLACED, "replaced"},
    {STORY_CHANGED, "changed"}, {STORY_REMOVED, "removed"},     {STORY_ADDED, "added"},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

typedef struct tally {
    size_t counts[KINDS];
} tally;

static void count(tally *t, story_change change)
{
    for (size_t i = 0; i < KINDS; i++)
        t->counts[i] += kinds[i].change == change;
}

/* "names 1 renamed, 2 added"; *some says whether a part before it wants a separator. */
static void print_tally(FILE *file, const char *what, const tally *t, size_t moved, bool *some)
{
    bool first = true;

    for (size_t i = 0; i <= KINDS; i++) {
        size_t n = i < KINDS ? t->counts[i] : moved;

        if (!n)
            continue;
        if (first)
            fprintf(file, "%s%s ", *some ? "; " : "", what);
        fprintf(file, "%s%zu %s", first ? "" : ", ", n, i < KINDS ? kinds[i].word : "moved");
        first = false;
        *some = true;
    }
}

static size_t count_edited(const story_diff *d)
{
    size_t n, edited = 0;
    const story_link *links = story_diff_links(d, &n);

    for (size_t i = 0; i < n; i++)
        edited += links[i].change != STORY_SAME;
    return edited;
}

static size_t count_beats(const story_diff *d, tally *t)
{
    size_t n, moved = 0;
    const story_beat_change *beats = story_diff_beats(d, &n);

    for (size_t i = 0; i < n; i++) {
        count(t, beats[i].change);
        moved += beats[i].moved;
    }
    return moved;
}

const story_pairing *cmd_summary_pairings(const story_diff *d, bool place, size_t *n)
{
    return place ? story_diff_places(d, n) : story_diff_names(d, n);
}

static void count_pairings(const story_diff *d, bool place, tally *t)
{
    size_t n;
    const story_pairing *p = cmd_summary_pairings(d, place, &n);

    for (size_t i = 0; i < n; i++)
        count(t, p[i].change);
}

void cmd_summary_headline(FILE *file, const story_diff *d)
{
    tally names = {{0}}, places = {{0}}, beats = {{0}};
    size_t moved, edited = count_edited(d);
    bool some = false;

    count_pairings(d, false, &names);
    count_pairings(d, true, &places);
    moved = count_beats(d, &beats);
    print_tally(file, "names", &names, 0, &some);
    print_tally(file, "places", &places, 0, &some);
    print_tally(file, "beats", &beats, moved, &some);
    if (!some && edited)
        fprintf(file, "%zu sentence%s edited", edited, edited == 1 ? "" : "s");
    else if (!some)
        fputs("nothing changed", file);
}

static const char *name_on(const story_variant *v, size_t index, bool place)
{
    size_t n;

    if (index == STORY_NONE)
        return NULL;
    return place ? story_variant_places(v, &n)[index].name : story_variant_names(v, &n)[index].name;
}

void cmd_summary_name(const story_diff *d, const story_pairing *p, bool place, const char **left, const char **right)
{
    *left = name_on(story_diff_left(d), p->left, place);
    *right = name_on(story_diff_right(d), p->right, place);
}

static const char *place_word(const story_diff *d, const story_pairing *p)
{
    size_t n;
    const story_place *place = p->right != STORY_NONE ? &story_variant_places(story_diff_right(d), &n)[p->right]
                                                      : &story_variant_places(story_diff_left(d), &n)[p->left];

    return place->kind == STORY_CITY ? "city" : "place";
}

static void print_pairing(FILE *file, const char *indent, const char *what, const char *left, const char *right,
                          const char *word)
{
    fprintf(file, "%s%-6s ", indent, what);
    cmd_print_change(file, left, right);
    fprintf(file, "  %s\n", word);
}

/* How many bytes of text its first `most` characters are, less the last word where that is cut. */
static size_t fitting(const char *text, size_t len, size_t most)
{
    size_t n = 0, characters = 0, word = 0;

    for (; n < len; n++) {
        characters += ((unsigned char)text[n] & 0xc0) != 0x80;
        if (characters > most)
            return word ? word : n;
        if (text[n] == ' ' || text[n] == '\n')
            word = n;
    }
    return len;
}

/* The words of a beat on one line, cut where they get long. A quotation among them has single marks. */
static void print_quote(FILE *file, const story_variant *v, story_span span)
{
    enum { MOST = 44, BYTES = 4 };
    char line[MOST * BYTES + 1];
    size_t text_len, len = span.end - span.start, n, kept;
    const char *text = story_variant_text(v, &text_len) + span.start;

    kept = fitting(text, len < sizeof line - 1 ? len : sizeof line - 1, MOST);
    for (n = 0; n < kept; n++)
        line[n] = text[n] == '\n' ? ' ' : text[n] == '"' ? '\'' : text[n];
    line[n] = 0;
    fputc('"', file);
    cmd_print_safe(file, line);
    fputs(kept < len ? "…\"" : "\"", file);
}

static void print_beats(FILE *file, const char *indent, const story_diff *d)
{
    size_t n, count_left, count_right;
    const story_beat_change *beats = story_diff_beats(d, &n);
    const story_beat *left = story_diff_left_beats(d, &count_left), *right = story_diff_right_beats(d, &count_right);

    for (size_t i = 0; i < n; i++) {
        bool removed = beats[i].change == STORY_REMOVED;
        const story_beat *b;

        if (!removed && beats[i].change != STORY_ADDED && !beats[i].moved)
            continue;
        b = removed ? &left[beats[i].left] : &right[beats[i].right];
        fprintf(file, "%s%-6s %s ", indent, "beat", b->type);
        print_quote(file, removed ? story_diff_left(d) : story_diff_right(d), b->quote);
        fprintf(file, "  %s\n", removed ? "removed" : beats[i].change == STORY_ADDED ? "added" : "moved");
    }
}

void cmd_summary_details(FILE *file, const story_diff *d, const char *indent)
{
    for (int place = 0; place < 2; place++) {
        size_t n;
        const story_pairing *p = cmd_summary_pairings(d, place, &n);

        for (size_t i = 0; i < n; i++) {
            const char *left, *right;

            if (p[i].change == STORY_SAME)
                continue;
            cmd_summary_name(d, &p[i], place, &left, &right);
            print_pairing(file, indent, place ? place_word(d, &p[i]) : "name", left, right,
                          story_change_word(p[i].change));
        }
    }
    print_beats(file, indent, d);
}

/* "names  Anna Vale, Tom, Edwin and 3 more"; places: cities only. */
static void print_list(FILE *file, const char *indent, const story_variant *v, bool place)
{
    enum { MOST = 6 };
    size_t n, told = 0;
    const story_name *names = story_variant_names(v, &n);
    const story_place *places = NULL;

    if (place)
        places = story_variant_places(v, &n);
    for (size_t i = 0; i < n; i++) {
        if (place && places[i].kind != STORY_CITY)
            continue;
        if (told < MOST) {
            if (told)
                fputs(", ", file);
            else
                fprintf(file, "%s%-6s ", indent, place ? "cities" : "names");
            cmd_print_safe(file, place ? places[i].name : names[i].name);
        }
        told++;
    }
    if (told > MOST)
        fprintf(file, " and %zu more", told - MOST);
    if (told)
        fputc('\n', file);
}

void cmd_summary_whole(FILE *file, const story_variant *v, const char *what, const char *indent)
{
    size_t sentences, beats;

    story_variant_sentences(v, &sentences);
    story_variant_beats(v, &beats);
    fprintf(file, "%s: %zu sentence%s, %zu beat%s\n", what, sentences, sentences == 1 ? "" : "s", beats,
            beats == 1 ? "" : "s");
    for (int place = 0; place < 2 && indent; place++)
        print_list(file, indent, v, place);
}
