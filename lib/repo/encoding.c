#include "repo/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "util/charset.h"
#include "util/utf8.h"

/* Longer marks first: that of UTF-32LE begins with that of UTF-16LE. */
static const struct {
    const char *name, *mark;
    size_t mark_len, unit;
    bool big;
} marks[] = {
    {"UTF-32LE", "\xff\xfe\0\0", 4, 4, false}, {"UTF-32BE", "\0\0\xfe\xff", 4, 4, true},
    {"UTF-16LE", "\xff\xfe", 2, 2, false},     {"UTF-16BE", "\xfe\xff", 2, 2, true},
    {"UTF-8", "\xef\xbb\xbf", 3, 1, false},
};

enum { MARKS = sizeof marks / sizeof *marks };

const char *story_encoding_of(const char *bytes, size_t len)
{
    for (size_t i = 0; i < MARKS; i++)
        if (len >= marks[i].mark_len && memcmp(bytes, marks[i].mark, marks[i].mark_len) == 0)
            return marks[i].name;
    return "UTF-8";
}

static uint32_t unit_at(const char *bytes, size_t unit, bool big)
{
    uint32_t value = 0;

    for (size_t i = 0; i < unit; i++)
        value |= (uint32_t)(unsigned char)bytes[i] << 8 * (big ? unit - 1 - i : i);
    return value;
}

/* The offset of the first unit that is no text in UTF-16 or UTF-32, or len. */
static size_t check_wide(const char *bytes, size_t len, size_t unit, bool big)
{
    for (size_t at = 0; at < len; at += unit) {
        uint32_t value;

        if (len - at < unit)
            return at;
        value = unit_at(bytes + at, unit, big);
        if (!value || value > 0x10ffff || (value >= 0xdc00 && value < 0xe000))
            return at;
        if (value >= 0xd800 && value < 0xdc00) {
            if (unit != 2 || len - at < 4 || (unit_at(bytes + at + 2, unit, big) & 0xfc00) != 0xdc00)
                return at;
            at += 2;
        }
    }
    return len;
}

/* The offset of the first bytes that are no text in an encoding that iconv knows, or len. */
static size_t check_named(const char *name, const char *bytes, size_t len)
{
    iconv_t handle = iconv_open("UTF-8", name);
    char *in = (char *)(uintptr_t)bytes, room[4096];
    size_t left = len, result = 0;

    if (handle == (iconv_t)-1)
        return len;
    do {
        char *out = room;
        size_t out_left = sizeof room;

        result = iconv(handle, &in, &left, &out, &out_left);
    } while (result == (size_t)-1 && errno == E2BIG);
    iconv_close(handle);
    return result == (size_t)-1 ? len - left : len;
}

static int check_zero(const char *bytes, size_t len, story_error *err)
{
    const char *zero = len ? memchr(bytes, 0, len) : NULL;

    return zero ? story_error__set_at(err, STORY_EINPUT, (size_t)(zero - bytes), "a NUL character at byte %zu",
                                      (size_t)(zero - bytes))
                : 0;
}

int story_encoding_check(const char *name, const char *bytes, size_t len, story_error *err)
{
    char room[STORY_CHARSET_NAME];
    const char *marked = story_encoding_of(bytes, len);
    size_t bad;

    name = strcmp(marked, "UTF-8") != 0 ? marked : story_charset_name(name, room);
    if (!name)
        return 0;
    if (strcmp(name, "UTF-16") == 0 || strcmp(name, "UTF-32") == 0) /* of an order that nobody told */
        name = name[4] == '1' ? "UTF-16LE" : "UTF-32LE";
    for (size_t i = 0; i < MARKS; i++)
        if (marks[i].unit > 1 && strcmp(marks[i].name, name) == 0) {
            bad = check_wide(bytes, len, marks[i].unit, marks[i].big);
            return bad == len ? 0 : story_error__set_at(err, STORY_EINPUT, bad, "not %s at byte %zu", name, bad);
        }
    bad = strcmp(name, "UTF-8") == 0 ? story_utf8_check(bytes, len) : check_named(name, bytes, len);
    if (bad != len)
        return story_error__set_at(err, STORY_EINPUT, bad, "not %s at byte %zu", name, bad);
    return check_zero(bytes, len, err);
}
