/*
 * What a C program gets out of a PKCS#11 library: the yardstick for HsmBench.
 *
 *   gcc -O2 -o pkcs11_bench pkcs11_bench.c -ldl -lpthread
 *   BENCH_PIN=1234 ./pkcs11_bench LIBRARY SLOT LABEL JOB THREADS SECONDS
 *
 * JOB is gcm-32, gcm-1024 (AES-GCM encryption of so many bytes with the secret key LABEL) or rsa (raw decryption
 * with the private key LABEL, RSA-2048). Prints operations, seconds of wall clock, seconds of CPU.
 * PKCS#11 is declared here as far as it is needed, so that no header has to be installed.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef unsigned long ulong_t;
typedef struct { ulong_t type; void *value; ulong_t length; } attribute_t;
typedef struct { ulong_t type; void *parameter; ulong_t length; } mechanism_t;
typedef struct { void *iv; ulong_t iv_length; ulong_t iv_bits; void *aad; ulong_t aad_length; ulong_t tag_bits; } gcm_t;
typedef struct { void *create, *destroy, *lock, *unlock; ulong_t flags; void *reserved; } init_t;
typedef struct { unsigned char major, minor; ulong_t (*functions[68])(); } list_t;

/* Places in CK_FUNCTION_LIST. */
enum { INITIALIZE = 0, OPEN_SESSION = 12, LOGIN = 18, FIND_INIT = 26, FIND = 27, FIND_FINAL = 28,
       ENCRYPT_INIT = 29, ENCRYPT = 30, DECRYPT_INIT = 33, DECRYPT = 34 };

static list_t *p11;
static ulong_t slot, key;
static int gcm_bytes;
static double seconds;

static void check(ulong_t rv, const char *what) {
    if (rv != 0) {
        fprintf(stderr, "%s answered 0x%lx\n", what, rv);
        exit(1);
    }
}

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static ulong_t open_session(void) {
    ulong_t session;
    check(p11->functions[OPEN_SESSION](slot, 6UL, NULL, NULL, &session), "C_OpenSession");
    return session;
}

static ulong_t find(ulong_t session, ulong_t key_class, char *label) {
    attribute_t template[] = {{0, &key_class, sizeof key_class}, {3, label, strlen(label)}};
    ulong_t found, count;
    check(p11->functions[FIND_INIT](session, template, 2UL), "C_FindObjectsInit");
    check(p11->functions[FIND](session, &found, 1UL, &count), "C_FindObjects");
    check(p11->functions[FIND_FINAL](session), "C_FindObjectsFinal");
    if (count != 1) {
        fprintf(stderr, "no key labelled %s\n", label);
        exit(1);
    }
    return found;
}

static void encrypt(ulong_t session) {
    unsigned char iv[12], in[1024] = {0}, out[1024 + 16];
    ulong_t length = sizeof out;
    static __thread unsigned char counter[12];
    for (int i = 0; i < 12 && ++counter[i] == 0; i++) {
    }
    memcpy(iv, counter, sizeof iv);
    gcm_t gcm = {iv, 12, 96, NULL, 0, 128};
    mechanism_t mechanism = {0x1087, &gcm, sizeof gcm};
    check(p11->functions[ENCRYPT_INIT](session, &mechanism, key), "C_EncryptInit");
    check(p11->functions[ENCRYPT](session, in, (ulong_t) gcm_bytes, out, &length), "C_Encrypt");
}

static void decrypt(ulong_t session) {
    unsigned char in[256] = {0}, out[256];
    ulong_t length = sizeof out;
    mechanism_t mechanism = {3, NULL, 0};
    in[255] = 2;
    check(p11->functions[DECRYPT_INIT](session, &mechanism, key), "C_DecryptInit");
    check(p11->functions[DECRYPT](session, in, 256UL, out, &length), "C_Decrypt");
}

static void *worker(void *arg) {
    ulong_t session = open_session();
    double end = now(CLOCK_MONOTONIC) + seconds;
    long *done = arg;
    while (now(CLOCK_MONOTONIC) < end) {
        for (int i = 0; i < 10; i++, ++*done) {
            if (gcm_bytes > 0) {
                encrypt(session);
            } else {
                decrypt(session);
            }
        }
    }
    return NULL;
}

static double cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
    if (argc != 7 || getenv("BENCH_PIN") == NULL) {
        fprintf(stderr, "usage: BENCH_PIN=pin %s LIBRARY SLOT LABEL gcm-32|gcm-1024|rsa THREADS SECONDS\n", argv[0]);
        return 2;
    }
    void *library = dlopen(argv[1], RTLD_NOW);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    ulong_t (*list)(list_t **) = (ulong_t(*)(list_t **)) dlsym(library, "C_GetFunctionList");
    check(list(&p11), "C_GetFunctionList");
    init_t init = {NULL, NULL, NULL, NULL, 2, NULL};
    char *pin = getenv("BENCH_PIN");
    int threads = atoi(argv[5]);
    slot = strtoul(argv[2], NULL, 10);
    gcm_bytes = strncmp(argv[4], "gcm-", 4) == 0 ? atoi(argv[4] + 4) : 0;
    seconds = atof(argv[6]);
    check(p11->functions[INITIALIZE](&init), "C_Initialize");
    ulong_t session = open_session();
    check(p11->functions[LOGIN](session, 1UL, pin, strlen(pin)), "C_Login");
    key = find(session, gcm_bytes > 0 ? 4 : 3, argv[3]);

    pthread_t ids[64];
    long done[64][16] = {{0}};
    double wall = now(CLOCK_MONOTONIC), used = cpu();
    for (int i = 0; i < threads && i < 64; i++) {
        pthread_create(&ids[i], NULL, worker, &done[i][0]);
    }
    long total = 0;
    for (int i = 0; i < threads && i < 64; i++) {
        pthread_join(ids[i], NULL);
        total += done[i][0];
    }
    printf("%ld %.6f %.6f\n", total, now(CLOCK_MONOTONIC) - wall, cpu() - used);
    return 0;
}
