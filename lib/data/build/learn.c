#include "learn.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { L = STORY_LABELS, ROW = STORY_WEIGHTS_ROW };
static double opt(const char*n,double d){const char*s=getenv(n);return s?atof(s):d;}

typedef struct model {
    float *w, *g;      /* rows, squared gradients */
    float *avg;
    float t[L + 1][L], tg[L + 1][L], tavg[L+1][L];
    double steps;
    uint64_t random;
    story_map df_map;
    uint16_t *df;
    int mindf; double drop, dropa, rate, l2, scale;
} model;

static double rnd(model *m){m->random=m->random*6364136223846793005ull+1442695040888963407ull;return (double)(m->random>>40)/(double)(1<<24);}
static bool may(int p,int l){bool later=l==2||l==4||l==6;return !later||p==l||p==l-1;}

static void train_run(model *m, const document *d, const example *e)
{
    static uint32_t f[STORY_RUN_MOST][STORY_FEATURE_MOST]; static size_t nf[STORY_RUN_MOST];
    static double s[STORY_RUN_MOST][L], a[STORY_RUN_MOST][L], b[STORY_RUN_MOST][L];
    uint32_t n=e->run.count,i; int l,p;
    for(i=0;i<n;i++){
        unsigned hide=0; const story_facts*fa=story_scene_facts(&d->scene,e->run.first+i);
        if(fa->hash){uint32_t k=story_map_get(&m->df_map,(const char*)&fa->hash,4); if(k==STORY_MAP_NONE||m->df[k]<m->mindf)hide|=STORY_HIDE_WORD;}
        if(rnd(m)<m->drop)hide|=STORY_HIDE_WORD; if(rnd(m)<m->dropa)hide|=STORY_HIDE_AFFIXES;
        nf[i]=story_scene_features(&d->scene,&e->run,i,hide,f[i]);
        if(m->scale>0){ /* feature dropout */ double q=m->scale; size_t k,o=0; for(k=0;k<nf[i];k++) if(rnd(m)>=q) f[i][o++]=f[i][k]; nf[i]=o; }
        for(l=0;l<L;l++)s[i][l]=0;
        for(size_t k=0;k<nf[i];k++){float*w=m->w+(size_t)f[i][k]*ROW;for(l=0;l<L;l++)s[i][l]+=w[l];}
    }
    /* forward-backward in the log domain, scaled */
    for(l=0;l<L;l++)a[0][l]=may(0,l)?s[0][l]+m->t[L][l]:-1e9;
    for(i=1;i<n;i++)for(l=0;l<L;l++){double mx=-1e9,x=0;for(p=0;p<L;p++)if(may(p,l)){double v=a[i-1][p]+m->t[p][l];if(v>mx)mx=v;}for(p=0;p<L;p++)if(may(p,l))x+=exp(a[i-1][p]+m->t[p][l]-mx);a[i][l]=mx+log(x)+s[i][l];}
    for(l=0;l<L;l++)b[n-1][l]=0;
    for(i=n-1;i-->0;)for(p=0;p<L;p++){double mx=-1e9,x=0;for(l=0;l<L;l++)if(may(p,l)){double v=b[i+1][l]+s[i+1][l]+m->t[p][l];if(v>mx)mx=v;}for(l=0;l<L;l++)if(may(p,l))x+=exp(b[i+1][l]+s[i+1][l]+m->t[p][l]-mx);b[i][p]=mx+log(x);}
    double z=-1e18; for(l=0;l<L;l++)if(a[n-1][l]>z)z=a[n-1][l]; {double x=0;for(l=0;l<L;l++)x+=exp(a[n-1][l]-z);z+=log(x);}
    for(i=0;i<n;i++){
        double gr[L]; int big=0;
        for(l=0;l<L;l++){gr[l]=(e->labels[i]==l)-exp(a[i][l]+b[i][l]-z); if(fabs(gr[l])>1e-3)big=1;}
        if(big)for(size_t k=0;k<nf[i];k++){float*w=m->w+(size_t)f[i][k]*ROW,*g=m->g+(size_t)f[i][k]*ROW;for(l=0;l<L;l++){double x=gr[l]-m->l2*w[l];g[l]+=x*x;w[l]+=m->rate*x/sqrt(g[l]);}}
        for(l=0;l<L;l++){ if(i==0){double x=gr[l];m->tg[L][l]+=x*x;m->t[L][l]+=m->rate*x/sqrt(m->tg[L][l]);}
          else for(p=0;p<L;p++)if(may(p,l)){double x=(e->labels[i]==l&&e->labels[i-1]==p)-exp(a[i-1][p]+m->t[p][l]+s[i][l]+b[i][l]-z);m->tg[p][l]+=x*x;m->t[p][l]+=m->rate*x/sqrt(m->tg[p][l]);}}
    }
}

int learn(unsigned char *out, const corpus *c)
{
    model m={0}; size_t N=(size_t)STORY_FEATURE_BUCKETS*ROW,i; int e,epochs=(int)opt("EPOCHS",5),seeds=(int)opt("SEEDS",1),sd;
    double tsum[L+1][L]={{0}}; float *sum=calloc(N,4);
    for(sd=0;sd<seeds;sd++){
    m=(model){0}; m.w=calloc(N,4);m.g=malloc(N*4);m.random=12345+77*sd;m.mindf=(int)opt("MINDF",8);m.drop=opt("DROP",.5);m.dropa=opt("DROPA",.5);m.rate=opt("RATE",.1);m.l2=opt("L2",0.00);m.scale=opt("FDROP",0);
    for(i=0;i<N;i++)m.g[i]=(float)opt("G0",1);
    for(int p=0;p<=L;p++)for(int l=0;l<L;l++)m.tg[p][l]=1;
    m.df=calloc(1<<20,2);
    size_t total=0;
    for(i=0;i<c->count;i++){document*d=&c->documents[i];if(d->held_out)continue;total+=d->examples.count;for(uint32_t k=1;k<d->scene.facts_count;k++){uint32_t n=story_map_add(&m.df_map,(const char*)&d->scene.facts[k].hash,4);m.df[n]++;}}
    typedef struct{document*d;example*e;}ref; ref*order=malloc(total*sizeof*order); size_t n=0;
    for(i=0;i<c->count;i++){document*d=&c->documents[i];if(d->held_out)continue;for(size_t k=0;k<d->examples.count;k++)order[n++]=(ref){d,&STORY_ITEMS(&d->examples,example)[k]};}
    for(e=0;e<epochs;e++){for(i=n;i>1;i--){size_t j=(size_t)(rnd(&m)*i);ref x=order[i-1];order[i-1]=order[j];order[j]=x;}
      for(i=0;i<n;i++)train_run(&m,order[i].d,order[i].e);}
    for(i=0;i<N;i++)sum[i]+=m.w[i]/seeds; for(int p=0;p<=L;p++)for(int l=0;l<L;l++)tsum[p][l]+=m.t[p][l]/seeds;
    free(m.w);free(m.g);free(m.df);free(order);story_map_dispose(&m.df_map);
    }
    double q=opt("Q",32),bias=opt("OBIAS",0)*q; size_t clip=0;
    memset(out,0,LEARNT_SIZE);memcpy(out,"SDTAG001",8);uint32_t v=STORY_FEATURE_BUCKETS;memcpy(out+8,&v,4);v=L;memcpy(out+12,&v,4);
    for(int p=0;p<=L;p++)for(int l=0;l<L;l++){int16_t x=(int16_t)lrint(tsum[p][l]*q-(l==0)*bias);memcpy(out+16+2*(p*L+l),&x,2);}
    for(i=0;i<N;i++){long x=lrintf(sum[i]*q);if(x>127)x=127,clip++;if(x<-127)x=-127,clip++;out[STORY_WEIGHTS_HEADER+i]=(unsigned char)(signed char)x;}
    if(getenv("VERBOSE"))fprintf(stderr,"clipped %zu\n",clip);
    free(sum);
    return 0;
}
