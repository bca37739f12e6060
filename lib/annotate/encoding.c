#include "annotate/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "util/charset.h"
#include "util/error.h"
#include "util/utf8.h"

/* What next() gives instead of a code point. */
enum { WRONG = -1, NOTHING = -2 };

typedef struct decoder decoder;

struct decoder {
    const char *name;
    /* The next code point and how many bytes it took; WRONG, or NOTHING where only a state changed. */
    int32_t (*next)(decoder *d, const unsigned char *bytes, size_t len, size_t *used);
    bool big_endian;
    iconv_t handle;
    bool single;        /* a byte is a character: `table` holds them all */
    int32_t table[256]; /* code point or WRONG */
};

static int32_t next_utf16(decoder *d, const unsigned char *bytes, size_t len, size_t *used)
{
    int hi = d->big_endian ? 0 : 1, lo = !hi;
    int32_t first, second;

    *used = len < 2 ? len : 2;
    if (len < 2)
        return WRONG;
    first = bytes[hi] << 8 | bytes[lo];
    if (first < 0xD800 || first > 0xDFFF)
        return first;
    if (first > 0xDBFF || len < 4)
        return WRONG;
    second = bytes[2 + hi] << 8 | bytes[2 + lo];
    if (second < 0xDC00 || second > 0xDFFF)
        return WRONG;
    *used = 4;
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

static int32_t next_utf32(decoder *d, const unsigned char *bytes, size_t len, size_t *used)
{
    uint32_t code = 0;
    int i;

    *used = len < 4 ? len : 4;
    if (len < 4)
        return WRONG;
    for (i = 0; i < 4; i++)
        code = code << 8 | bytes[d->big_endian ? i : 3 - i];
    return code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ? WRONG : (int32_t)code;
}

static int32_t code_of(const unsigned char *utf32)
{
    return (int32_t)((uint32_t)utf32[0] | (uint32_t)utf32[1] << 8 | (uint32_t)utf32[2] << 16 |
                     (uint32_t)utf32[3] << 24);
}

/* Room for one code point makes iconv stop behind it, which tells how many bytes it came from. */
static int32_t next_iconv(decoder *d, const unsigned char *bytes, size_t len, size_t *used)
{
    char *in = (char *)(uintptr_t)bytes, *out;
    unsigned char code[4];
    size_t in_left = len < 16 ? len : 16, out_left = sizeof code;

    if (d->single) {
        *used = 1;
        return d->table[*bytes];
    }
    out = (char *)code;
    if (iconv(d->handle, &in, &in_left, &out, &out_left) == (size_t)-1 && errno != E2BIG && out_left)
        return *used = 1, WRONG;
    *used = (size_t)(in - (char *)(uintptr_t)bytes);
    if (!*used)
        return *used = 1, WRONG;
    return out_left ? NOTHING : code_of(code);
}

/* Most of the encodings one meets have a byte a character: then a table is all that is needed of iconv. Also where iconv
 * keeps a letter back for the mark that may follow it (CP1258): asked for what it keeps it gives the letter, and putting
 * letters and marks together is done later for all encodings alike. */
static void fill_table(decoder *d)
{
    int i;

    d->single = true;
    for (i = 0; i < 256; i++) {
        char byte = (char)i, *in = &byte, *out;
        unsigned char code[8];
        size_t in_left = 1, out_left = sizeof code, result;

        out = (char *)code;
        iconv(d->handle, NULL, NULL, NULL, NULL);
        errno = 0;
        result = iconv(d->handle, &in, &in_left, &out, &out_left);
        if (result != (size_t)-1)
            result = iconv(d->handle, NULL, NULL, &out, &out_left);
        d->table[i] = result != (size_t)-1 && out_left == 4 ? code_of(code) : WRONG;
        d->single = d->single && (out_left == 4 || (result == (size_t)-1 && errno == EILSEQ));
    }
    iconv(d->handle, NULL, NULL, NULL, NULL);
}

static const struct {
    const char *name, *canonical;
    int32_t (*next)(decoder *d, const unsigned char *bytes, size_t len, size_t *used); /* NULL: UTF-8 */
    bool big_endian;
} own[] = {
    {"UTF-8", "UTF-8", NULL, false},
    {"UTF-16", "UTF-16LE", next_utf16, false},
    {"UTF-16LE", "UTF-16LE", next_utf16, false},
    {"UTF-16BE", "UTF-16BE", next_utf16, true},
    {"UTF-32", "UTF-32LE", next_utf32, false},
    {"UTF-32LE", "UTF-32LE", next_utf32, false},
    {"UTF-32BE", "UTF-32BE", next_utf32, true},
};

/* The longer marks first: that of UTF-32LE starts like that of UTF-16LE. */
static const struct {
    const char *bytes;
    size_t len;
    const char *family, *name;
} marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8", "UTF-8"},     {"\0\0\xFE\xFF", 4, "UTF-32", "UTF-32BE"},
    {"\xFF\xFE\0\0", 4, "UTF-32", "UTF-32LE"}, {"\xFE\xFF", 2, "UTF-16", "UTF-16BE"},
    {"\xFF\xFE", 2, "UTF-16", "UTF-16LE"},
};

/* The encoding that the mark tells, where the caller named none or one that leaves the byte order open. */
static const char *sniff(const char *bytes, size_t len, const char *encoding, size_t *mark_len)
{
    size_t i;

    *mark_len = 0;
    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (len < marks[i].len || memcmp(bytes, marks[i].bytes, marks[i].len) != 0)
            continue;
        if (encoding && strcmp(encoding, marks[i].family) != 0 && strcmp(encoding, marks[i].name) != 0)
            continue;
        *mark_len = marks[i].len;
        return marks[i].name;
    }
    return encoding ? encoding : "UTF-8";
}

/* Sets all but the name of an encoding that iconv has to read; false where it does not. */
static bool find_decoder(decoder *d, const char *name)
{
    size_t i;

    for (i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcmp(name, own[i].name) == 0) {
            d->name = own[i].canonical;
            d->next = own[i].next;
            d->big_endian = own[i].big_endian;
            return true;
        }
    }
    d->handle = iconv_open("UTF-32LE", name);
    if (d->handle == (iconv_t)-1)
        return false;
    d->next = next_iconv;
    fill_table(d);
    return true;
}

static int open_decoder(decoder *d, const char *name, story_arena *arena, story_error *err)
{
    if (!find_decoder(d, name))
        return story_error__no_memory(err);
    if (d->name)
        return STORY_OK;
    d->name = story_arena_strndup(arena, name, strlen(name));
    return d->name ? STORY_OK : story_error__no_memory(err);
}

static int put(story_decoded *out, decoder *d, int32_t code, size_t at, size_t used, story_error *err)
{
    size_t size;

    if (code == 0)
        return story_error__set_at(err, STORY_EINPUT, at, "NUL at byte %zu", at);
    if (code < 0)
        return story_error__set_at(err, STORY_EINPUT, at, "not %s at byte %zu", d->name, at);
    size = story_utf8_encode(code, out->bytes + out->len);
    if (story_trace_add(&out->runs, out->len, size, at, size, used) != STORY_OK)
        return story_error__no_memory(err);
    out->len += size;
    return STORY_OK;
}

/* A code point is at most 4 bytes of UTF-8 and takes at least one of the source. */
static int decode(story_decoded *out, decoder *d, const char *bytes, size_t len, story_error *err)
{
    size_t at = out->from, used;
    int status = STORY_OK;

    out->bytes = malloc((len - at) * (d->next == next_iconv ? 4 : 2) + 4);
    if (!out->bytes)
        return story_error__no_memory(err);
    for (; at < len && status == STORY_OK; at += used) {
        int32_t code = d->next(d, (const unsigned char *)bytes + at, len - at, &used);

        if (code != NOTHING)
            status = put(out, d, code, at, used, err);
    }
    return status;
}

static int check_utf8(story_decoded *out, const char *bytes, size_t len, story_error *err)
{
    const char *nul = len ? memchr(bytes, 0, len) : NULL;
    size_t zero = nul ? (size_t)(nul - bytes) : len, wrong = story_utf8_check(bytes, len);

    if (zero < wrong)
        return story_error__set_at(err, STORY_EINPUT, zero, "NUL at byte %zu", zero);
    if (wrong < len)
        return story_error__set_at(err, STORY_EINPUT, wrong, "not UTF-8 at byte %zu", wrong);
    out->len = len - out->from;
    return STORY_OK;
}

int story_encoding_decode(story_decoded *out, story_arena *arena, const char *bytes, size_t len, const char *encoding,
                          story_error *err)
{
    decoder d = {.handle = (iconv_t)-1};
    char room[STORY_CHARSET_NAME];
    const char *known = encoding ? story_charset_name(encoding, room) : NULL;
    int status;

    *out = (story_decoded){.runs = STORY_ARRAY(story_run)};
    if (encoding && !known)
        return story_error__set(err, STORY_EARGUMENT, "no encoding is called '%.64s'; iconv -l lists them", encoding);
    status = open_decoder(&d, sniff(bytes, len, known, &out->from), arena, err);
    if (status == STORY_OK) {
        out->name = d.name;
        status = d.next ? decode(out, &d, bytes, len, err) : check_utf8(out, bytes, len, err);
    }
    if (d.handle != (iconv_t)-1)
        iconv_close(d.handle);
    return status;
}

static size_t count_utf8(const char *bytes, size_t len)
{
    size_t count = 0;

    for (size_t i = 0; i < len; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

size_t story_encoding_characters(const char *encoding, const char *bytes, size_t len)
{
    decoder d = {.handle = (iconv_t)-1};
    size_t count = 0, used;

    if (!find_decoder(&d, encoding))
        return STORY_NONE;
    if (!d.next)
        return count_utf8(bytes, len);
    for (size_t at = 0; at < len; at += used)
        count += d.next(&d, (const unsigned char *)bytes + at, len - at, &used) != NOTHING;
    if (d.handle != (iconv_t)-1)
        iconv_close(d.handle);
    return count;
}

void story_encoding_dispose(story_decoded *decoded)
{
    free(decoded->bytes);
    story_array_dispose(&decoded->runs);
    decoded->bytes = NULL;
}
