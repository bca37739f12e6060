/* blobs - the bytes of every file of blobs.def as read-only data: NAME_start, the file, NAME_end, a zero byte. */
#if defined(__APPLE__)
#define SYMBOL(prefix, name, suffix) _##prefix##name##suffix
#define LOCAL(symbol) .private_extern symbol
    .const
#else
#define SYMBOL(prefix, name, suffix) prefix##name##suffix
#define LOCAL(symbol) .hidden symbol
    .section .rodata
#endif
#if defined(__APPLE__) && defined(__aarch64__)
#define NEXT %%
#else
#define NEXT ;
#endif

#define LABEL(symbol) .globl symbol NEXT LOCAL(symbol) NEXT symbol:
#define STORY_BLOB(name, file) .balign 64 NEXT LABEL(SYMBOL(story_blob_, name, _start)) NEXT .incbin file NEXT \
    LABEL(SYMBOL(story_blob_, name, _end)) NEXT .byte 0
#include "blobs.def"

#if defined(__ELF__)
    .section .note.GNU-stack, "", %progbits
#endif
