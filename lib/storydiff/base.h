/* base - what all of the interface stands on: version, errors, spans. */
#ifndef STORYDIFF_BASE_H
#define STORYDIFF_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define STORY_BEGIN_DECLS extern "C" {
#define STORY_END_DECLS }
#else
#define STORY_BEGIN_DECLS
#define STORY_END_DECLS
#endif

#if defined(STORYDIFF_STATIC)
#define STORY_API
#elif defined(__GNUC__)
#define STORY_API __attribute__((visibility("default")))
#else
#define STORY_API
#endif

#define STORY_VERSION "0.1.0"
#define STORY_SCHEMA 1          /* of the JSON document */
#define STORY_NONE ((size_t)-1) /* no such index: the absent side of a change, an offset that is not known */

STORY_BEGIN_DECLS

typedef enum story_code {
    STORY_OK = 0,
    STORY_ENOMEM = -1,    /* out of memory */
    STORY_EINPUT = -2,    /* bytes that are not what they should be; the offset says where */
    STORY_EARGUMENT = -3, /* a call or a setting that makes no sense */
    STORY_ENOTFOUND = -4, /* no such file, variant, revision */
    STORY_EIO = -5,       /* reading or writing failed */
    STORY_EREPO = -6,     /* git says no */
    STORY_ELIMIT = -7     /* more than this program is willing to read */
} story_code;

typedef struct story_error {
    int code;          /* story_code */
    size_t offset;     /* byte in the input, or STORY_NONE */
    char message[512]; /* one line: no capital, no full stop, what failed first */
} story_error;

/* The version of the library that runs, "0.1.0". */
STORY_API const char *story_version(void);

typedef struct story_span {
    size_t start, end;
} story_span;

STORY_END_DECLS

#endif
