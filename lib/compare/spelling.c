#include "compare/spelling.h"

#include <string.h>
#include <utf8proc.h>

#include "util/utf8.h"

/* Letters that Unicode does not take apart into a letter and a mark. */
static const struct {
    int32_t code;
    const char *plain;
} UNDIVIDED[] = {
    {0xe6, "ae"}, {0xf0, "d"},  {0xf8, "o"},  {0xfe, "th"},  {0xdf, "ss"},
    {0x111, "d"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x2019, "'"},
};

static const char *plain_form(int32_t code)
{
    for (size_t i = 0; i < sizeof UNDIVIDED / sizeof *UNDIVIDED; i++)
        if (UNDIVIDED[i].code == code)
            return UNDIVIDED[i].plain;
    return NULL;
}

static size_t put(char *out, size_t n, const char *bytes, size_t len)
{
    if (n + len >= STORY_SPELLING_MAX)
        return n;
    memcpy(out + n, bytes, len);
    return n + len;
}

static size_t put_folded(char *out, size_t n, int32_t code, bool keep_marks)
{
    utf8proc_int32_t parts[8];
    int class = 0, how = UTF8PROC_CASEFOLD | (keep_marks ? 0 : UTF8PROC_COMPAT | UTF8PROC_STRIPMARK);
    char bytes[4];
    utf8proc_ssize_t count = utf8proc_decompose_char(code, parts, 8, (utf8proc_option_t)how, &class);

    for (utf8proc_ssize_t i = 0; i < count && i < 8; i++) {
        const char *plain = keep_marks && parts[i] != 0x2019 ? NULL : plain_form(parts[i]);

        if (plain)
            n = put(out, n, plain, strlen(plain));
        else
            n = put(out, n, bytes, story_utf8_encode(parts[i], bytes));
    }
    return n;
}

size_t story_spelling_fold(char *out, const char *text, size_t len, bool keep_marks)
{
    size_t n = 0, used = 0;

    for (size_t i = 0; i < len; i += used) {
        int32_t code = story_utf8_decode(text + i, len - i, &used);

        if (code >= 0)
            n = put_folded(out, n, code, keep_marks);
    }
    out[n] = 0;
    return n;
}

/* Longest first: what stands for a sound, and the letter it is told as. */
static const struct {
    const char *letters, *sound;
} SOUNDS[] = {
    {"sch", "s"}, {"ght", "t"}, {"ph", "f"}, {"th", "t"}, {"ck", "k"}, {"kh", "k"}, {"gh", "g"}, {"sh", "s"},
    {"ch", "k"},  {"ae", "e"},  {"ee", "i"}, {"ie", "i"}, {"ou", "u"}, {"oo", "u"}, {"qu", "k"}, {"ks", "x"},
    {"c", "k"},   {"q", "k"},   {"z", "s"},  {"y", "i"},  {"j", "i"},  {"w", "v"},  {"'", ""},   {"-", ""},
};

static size_t take_sound(const char *at, const char **sound)
{
    for (size_t i = 0; i < sizeof SOUNDS / sizeof *SOUNDS; i++) {
        size_t len = strlen(SOUNDS[i].letters);

        if (strncmp(at, SOUNDS[i].letters, len) == 0) {
            *sound = SOUNDS[i].sound;
            return len;
        }
    }
    return 0;
}

size_t story_spelling_sound(char *out, const char *folded)
{
    size_t n = 0;

    while (*folded) {
        char one[2] = {*folded, 0};
        const char *sound = one;
        size_t used = take_sound(folded, &sound);

        folded += used ? used : 1;
        for (; *sound && n + 1 < STORY_SPELLING_MAX; sound++)
            if (!n || out[n - 1] != *sound)
                out[n++] = *sound;
    }
    if (n > 2 && out[n - 1] == 'h')
        n--;
    out[n] = 0;
    return n;
}

static int least(int a, int b, int c)
{
    int m = a < b ? a : b;

    return m < c ? m : c;
}

static int distance(const char *a, size_t n, const char *b, size_t m)
{
    int rows[3][STORY_SPELLING_MAX + 1], *before = rows[0], *last = rows[1], *now = rows[2], *spare;

    for (size_t j = 0; j <= m; j++)
        last[j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        now[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            now[j] = least(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
        spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[m];
}

double story_spelling_likeness(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), most = n > m ? n : m;

    if (most >= STORY_SPELLING_MAX)
        return strcmp(a, b) == 0;
    return most ? 1 - (double)distance(a, n, b, m) / (double)most : 1;
}

/* "Bennets" is the family, no spelling of Bennet. */
static bool is_plural(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), less = n < m ? n : m;

    return n != m && strncmp(a, b, less) == 0 && strcmp((n > m ? a : b) + less, "s") == 0;
}

bool story_spelling_is_variant(const char *a, const char *b)
{
    char sound_a[STORY_SPELLING_MAX], sound_b[STORY_SPELLING_MAX];

    if (is_plural(a, b))
        return false;
    story_spelling_sound(sound_a, a);
    story_spelling_sound(sound_b, b);
    if (strcmp(sound_a, sound_b) == 0)
        return true;
    return sound_a[0] == sound_b[0] &&
           (story_spelling_likeness(sound_a, sound_b) >= .75 || story_spelling_likeness(a, b) >= .88);
}
