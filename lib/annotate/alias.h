/* alias - whether one surface can stand for another: the same person by less of the name. */
#ifndef STORY_ANNOTATE_ALIAS_H
#define STORY_ANNOTATE_ALIAS_H

#include "annotate/nickname.h"
#include "annotate/surface.h"

/* Whether the words of `part` are found in `whole` in the same order, nicknames and initials counting as the word, and
 * neither titles nor genders speak against it; *at is then the place in whole of the last of them. */
bool story_alias_can_stand_for(story_nicknames *nicknames, const story_surface *part, const story_surface *whole,
                               uint32_t *at);

/* The story_gender that its title or, in a name of several words, the given name tells. */
uint8_t story_alias_gender(const story_surface *s);

/* Whether its title says something of who has it: Mr., Captain; not old, poor. */
bool story_alias_is_strict(const story_surface *s);

/* Whether nobody is of both genders; whether nobody has both titles: Mrs. and Miss. */
bool story_alias_genders_clash(uint8_t a, uint8_t b);
bool story_alias_marriages_clash(uint8_t a, uint8_t b);

#endif
