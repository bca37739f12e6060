/* event_linear - learns the weights of the features.
 *
 * Logistic regression by stochastic gradient with a step for each weight (AdaGrad), four times over the words in a drawn
 * order. More rounds, and shrinking weights besides, were worse in cross-validation. */
#ifndef STORY_BUILD_EVENT_LINEAR_H
#define STORY_BUILD_EVENT_LINEAR_H

#include "event_corpus.h"

/* Learns from the candidates of every document for which use is true; out has 1 << STORY_EVENT_BITS weights, in units. */
void event_linear_learn(int8_t *out, const event_corpus *corpus, const bool *use);

#endif
