/* event_net - learns the network of annotate/eventnet.h.
 *
 * Back-propagation with Adam, six times over the sentences in a drawn order, sixteen to a step; the step grows for a
 * hundred steps and then falls off like a cosine. A quarter of what the layer sees is hidden at random while it learns. */
#ifndef STORY_BUILD_EVENT_NET_H
#define STORY_BUILD_EVENT_NET_H

#include "annotate/eventnet.h"
#include "event_corpus.h"

/* Learns from every document for which use is true. */
void event_net_learn(story_eventnet *out, const event_corpus *corpus, const bool *use);

#endif
