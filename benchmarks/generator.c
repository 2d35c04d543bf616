/* A hall full of phones: one thread, epoll, the workshop's own protocol (pages, forms, Engine.IO 4 / Socket.IO 5).
 *
 *     generator PORT ACTIVITY ITEMS CHOSEN [FILE...] -- [FILE...]
 *
 * ITEMS are identifiers separated by commas; every ballot names CHOSEN of them, in an order of its own. FILEs are what a
 * browser loads with the first page, and after -- with the page of somebody who has joined. Orders come on standard input, one a line; every answer ends with the line "done":
 *
 *     join N          N phones at the same moment: page, files, language, page, join, page, files, socket
 *                                                                                   -> joined NUMBER BEGUN PAGED JOINED
 *     return          all of them again, with their seats: page, files, socket          -> joined NUMBER BEGUN PAGED JOINED
 *     watch           one projector and two facilitators
 *     await           says "ready", then waits until every phone heard a state          -> state NUMBER HEARD BYTES
 *     vote WINDOW     every phone votes once within WINDOW ms, by socket                -> vote NUMBER DUE SENT ACKED STATUS ITEMS
 *     loop N SECONDS  N phones vote again as soon as they are acknowledged              -> vote ...
 *     forms N         every phone votes once by form, over N kept connections           -> vote ...
 *     cookies         -> cookie NUMBER SECRET
 *
 * Times are milliseconds of the monotonic clock, which is the same for every process. After a vote also
 * "progress HEARD ANSWERED" as the projector heard it. Nothing is summarised here.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 8192, WATCHERS = 3, VOTES = 1 << 20, HEARD = 1 << 16, PATIENCE = 60000, TEXT = 4096 };
enum stage { NONE, PAGE, FILES, STEP, HOME, FORM, SHAKE, GREET, LIVE };

typedef struct {
    int fd, number, file, wants_out;
    enum stage stage;
    char *in, *out;
    size_t in_size, in_length, out_size, out_length, out_sent;
} Line;

typedef struct {
    char secret[64], token[128];
    double begun, paged, joined, heard;
    int heard_bytes, vote;
    Line page, live;
} Phone;

typedef struct { int phone, turn; double due, sent, acked; char status[16]; } Vote;

static int port, poller, timer, file_count, first_files, item_count, chosen, phones, joined, heard, voted, acked, shouted;
static char *activity, **files, *items[256];
static Phone phone[MOST + WATCHERS];
static Vote *vote;
static struct { double time; int answered; } progress[HEARD];
static int progresses, next_form;
static double loop_until;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void die(const char *what, const char *text) {
    printf("failed %s: %.*s\n", what, (int)strcspn(text, "\r\n"), text);
    exit(1);
}

/* ---- bytes in and out ---- */

static void want(Line *l, int out) {
    if (l->wants_out == out) return;
    l->wants_out = out;
    struct epoll_event e = {.events = EPOLLIN | (out ? EPOLLOUT : 0), .data.ptr = l};
    epoll_ctl(poller, EPOLL_CTL_MOD, l->fd, &e);
}

static void flush(Line *l) {
    while (l->out_sent < l->out_length) {
        ssize_t n = send(l->fd, l->out + l->out_sent, l->out_length - l->out_sent, MSG_NOSIGNAL);
        if (n < 0) return errno == EAGAIN || errno == ENOTCONN ? want(l, 1) : die("send", strerror(errno));
        l->out_sent += n;
    }
    l->out_sent = l->out_length = 0;
    want(l, 0);
}

static void *room(char *buffer, size_t *size, size_t needed) {
    if (needed <= *size) return buffer;
    *size = needed * 2;
    return realloc(buffer, *size);
}

static void put(Line *l, const char *bytes, size_t n) {
    l->out = room(l->out, &l->out_size, l->out_length + n);
    memcpy(l->out + l->out_length, bytes, n);
    l->out_length += n;
    flush(l);
}

static void putf(Line *l, const char *format, ...) {
    char text[TEXT];
    va_list values;
    va_start(values, format);
    put(l, text, vsnprintf(text, sizeof text, format, values));
    va_end(values);
}

static void open_line(Line *l) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    l->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(l->fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    if (connect(l->fd, (void *)&to, sizeof to) && errno != EINPROGRESS) die("connect", strerror(errno));
    l->wants_out = 1;
    l->in_length = l->out_length = l->out_sent = 0;
    struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.ptr = l};
    epoll_ctl(poller, EPOLL_CTL_ADD, l->fd, &e);
}

static void close_line(Line *l) {
    close(l->fd);
    l->stage = NONE;
}

/* ---- pages and forms ---- */

static const char *cookie(const Phone *p) {
    static char text[128];
    snprintf(text, sizeof text, *p->secret ? "Cookie: s=%s; l=fr\r\n" : "", p->secret);
    return text;
}

static void ask(Line *l, enum stage stage, const char *path, const char *form) {
    Phone *p = &phone[l->number];
    char body[TEXT];
    l->stage = stage;
    if (!form) return putf(l, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s\r\n", path, port, cookie(p),
                           stage == FILES ? "Accept-Encoding: gzip\r\n" : "");
    int n = snprintf(body, sizeof body, "token=%s%s", p->token, form);
    putf(l, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n%s"
         "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s", path, port, port, cookie(p), n, body);
}

static const char *choice(int number, int turn, const char *before, const char *after) {
    static char text[TEXT];
    int n = 0;
    for (int i = 0; i < chosen; i++)
        n += snprintf(text + n, sizeof text - n, "%s%s%s", before, items[(number + turn + i) % item_count], after);
    return text;
}

static void between(const char *text, const char *before, char end, char *into, size_t size) {
    const char *found = strstr(text, before);
    if (!found) return;
    found += strlen(before);
    size_t n = strchr(found, end) - found;
    if (n >= size) die("a value is too long", before);
    memcpy(into, found, n);
    into[n] = 0;
}

static void shake_hands(Phone *p) {
    Line *l = &p->live;
    open_line(l);
    l->stage = SHAKE;
    putf(l, "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
         "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n", port, port, cookie(p));
}

/* The next file of the page; after the last one of the first page the language is chosen, after the very last one goes live. */
static void next_file(Line *l) {
    Phone *p = &phone[l->number];
    int last = p->paged ? file_count : first_files;
    if (l->file < last) return ask(l, FILES, files[l->file++], NULL);
    if (!p->paged) {
        p->paged = now();
        return ask(l, STEP, "/language", "&language=fr");
    }
    close_line(l);
    shake_hands(p);
}

static Vote *new_vote(int number, double due) {
    if (voted == VOTES) die("too many votes", "");
    Vote *v = &vote[voted];
    *v = (Vote){.phone = number, .turn = voted, .due = due, .status = "none"};
    phone[number].vote = voted++;
    return v;
}

static void next_form_vote(Line *l) {
    if (next_form >= phones) return;
    char form[TEXT];
    l->number = next_form++;
    Vote *v = new_vote(l->number, now());
    snprintf(form, sizeof form, "&activity=%s&go=send%s", activity, choice(l->number, v->turn, "&item=", ""));
    v->sent = now();
    ask(l, FORM, "/ballot", form);
}

static void acknowledge(int number, const char *status) {
    Vote *v = &vote[phone[number].vote];
    v->acked = now();
    snprintf(v->status, sizeof v->status, "%s", status);
    acked++;
}

static void answered(Line *l, int status, const char *text) {
    Phone *p = &phone[l->number];
    if (l->stage == FORM) {
        acknowledge(l->number, status == 303 ? "recorded" : "refused");
        return next_form_vote(l);
    }
    if (status != (l->stage == STEP ? 303 : 200)) die("page", text);
    if (l->stage == PAGE) between(text, "Set-Cookie: s=", ';', p->secret, sizeof p->secret);
    if (l->stage == PAGE) between(text, "name=\"token\" value=\"", '"', p->token, sizeof p->token);
    if (l->stage == STEP) return ask(l, HOME, "/", NULL);
    if (l->stage == HOME && strstr(text, "action=\"/join\"")) return ask(l, STEP, "/join", "");
    if (l->stage == HOME && strstr(text, "action=\"/profile\"")) return ask(l, STEP, "/profile", "");
    next_file(l);
}

/* Takes one whole answer from the line; false when there is none, or the line has done its part. */
static int take_answer(Line *l) {
    char *end = memmem(l->in, l->in_length, "\r\n\r\n", 4);
    if (!end) return 0;
    *end = 0;
    char *length = strcasestr(l->in, "\r\nContent-Length: ");
    size_t size = end - l->in + 4 + (length ? strtoul(length + 18, NULL, 10) : 0);
    *end = '\r';
    if (l->in_length < size) return 0;
    char *text = strndup(l->in, size);
    memmove(l->in, l->in + size, l->in_length -= size);
    if (l->stage != SHAKE) answered(l, atoi(text + 9), text);
    else if (atoi(text + 9) == 101) l->stage = GREET;
    else die("handshake", text);
    free(text);
    return l->stage != NONE;
}

/* ---- live messages ---- */

static void say(Line *l, const char *format, ...) {
    static const unsigned char mask[4] = {0x37, 0xfa, 0x21, 0x3d};
    char text[TEXT];
    unsigned char frame[TEXT + 8];
    va_list values;
    va_start(values, format);
    int n = vsnprintf(text, sizeof text, format, values), h = n < 126 ? 2 : 4;
    va_end(values);
    frame[0] = 0x81;
    frame[1] = 0x80 | (n < 126 ? n : 126);
    if (n >= 126) frame[2] = n >> 8, frame[3] = n;
    memcpy(frame + h, mask, 4);
    for (int i = 0; i < n; i++) frame[h + 4 + i] = text[i] ^ mask[i & 3];
    put(l, (char *)frame, h + 4 + n);
}

static void cast(int number, double due) {
    Vote *v = new_vote(number, due);
    char list[TEXT];
    snprintf(list, sizeof list, "%s", choice(number, v->turn, "\"", "\","));
    list[strlen(list) - 1] = 0;
    v->sent = now();
    say(&phone[number].live, "42%d[\"cast\",{\"activity\":\"%s\",\"items\":[%s]}]", voted, activity, list);
}

static void hear(Line *l, char *text, int bytes) {
    Phone *p = &phone[l->number];
    if (*text == '0') {
        const char *role = l->number < MOST ? "phone" : l->number == MOST ? "projector" : "facilitator";
        return say(l, "40{\"as\":\"%s\"}", role);
    }
    if (*text == '2') return say(l, "3");
    if (!strncmp(text, "40", 2)) { p->joined = now(); joined++; l->stage = LIVE; return; }
    if (!strncmp(text, "44", 2)) die("not admitted", text);
    if (!strncmp(text, "43", 2)) {
        char status[16] = "unreadable";
        between(text, "\"status\":\"", '"', status, sizeof status);
        acknowledge(l->number, status);
        if (now() < loop_until) cast(l->number, now());
        return;
    }
    if (strstr(text, "\"state\"") == text + 3 && !p->heard) { p->heard = now(); p->heard_bytes = bytes; heard += l->number < MOST; }
    char *found = strstr(text, "\"answered\":");
    if (found && l->number == MOST && progresses < HEARD) {
        progress[progresses].time = now();
        progress[progresses++].answered = shouted = atoi(found + 11);
    }
}

static int take_frame(Line *l) {
    unsigned char *b = (unsigned char *)l->in;
    if (l->in_length < 4) { if (l->in_length < 2 || (b[1] & 127) == 126) return 0; }
    size_t n = b[1] & 127, h = 2;
    if (n == 126) n = b[2] << 8 | b[3], h = 4;
    if (n == 127) die("a message is too long", "");
    if (l->in_length < h + n) return 0;
    if ((b[0] & 15) == 8) die("hung up", "by the server");
    char text[65536 + 1];
    memcpy(text, b + h, n);
    text[n] = 0;
    memmove(l->in, l->in + h + n, l->in_length - h - n);
    l->in_length -= h + n;
    hear(l, text, h + n);
    return 1;
}

static void receive(Line *l) {
    for (;;) {
        l->in = room(l->in, &l->in_size, l->in_length + 16384 + 1);
        ssize_t n = recv(l->fd, l->in + l->in_length, 16384, 0);
        if (n < 0 && errno == EAGAIN) return;
        if (n <= 0) die("connection lost", n ? strerror(errno) : "closed");
        l->in_length += n;
        while (l->in_length && (l->stage >= GREET ? take_frame(l) : take_answer(l)));
        if (l->stage == NONE) return;
    }
}

/* ---- what is done together ---- */

static void wake_at(double when) {
    double wait = when - now() > 0.01 ? when - now() : 0.01;
    struct itimerspec t = {.it_value = {.tv_sec = wait / 1e3, .tv_nsec = (long)(wait * 1e6) % 1000000000}};
    timerfd_settime(timer, 0, &t, NULL);
}

static void turn(double until) {
    static struct epoll_event events[1024];
    wake_at(until);
    int n = epoll_wait(poller, events, 1024, 1000);
    for (int i = 0; i < n; i++) {
        Line *l = events[i].data.ptr;
        unsigned long long ignored;
        if (!l) { if (read(timer, &ignored, 8) < 0) {} continue; }
        if (events[i].events & EPOLLOUT) flush(l);
        if (events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) receive(l);
    }
}

static void wait_for(const int *count, int wanted) {
    double end = now() + PATIENCE;
    while (*count < wanted && now() < end) turn(now() + 100);
}

static void rest(double milliseconds) {
    for (double end = now() + milliseconds; now() < end;) turn(end);
}

static void come(void) {
    joined = 0;
    for (int i = 0; i < phones; i++) {
        Phone *p = &phone[i];
        p->begun = now();
        p->joined = p->page.file = 0;
        p->page.number = p->live.number = i;
        open_line(&p->page);
        ask(&p->page, PAGE, "/", NULL);
    }
    wait_for(&joined, phones);
    for (int i = 0; i < phones; i++) printf("joined %d %.3f %.3f %.3f\n", i, phone[i].begun, phone[i].paged, phone[i].joined);
}

static void join(int n) {
    phones = n;
    come();
}

static void come_back(void) {
    for (int i = 0; i < phones; i++) close_line(&phone[i].live);
    rest(500);
    come();
}

static void watch(void) {
    joined = 0;
    for (int i = MOST; i < MOST + WATCHERS; i++) phone[i].live.number = i, shake_hands(&phone[i]);
    wait_for(&joined, WATCHERS);
    rest(200);
}

static void await(void) {
    rest(300);
    heard = 0;
    for (int i = 0; i < phones; i++) phone[i].heard = 0;
    puts("ready");
    fflush(stdout);
    wait_for(&heard, phones);
    for (int i = 0; i < phones; i++) printf("state %d %.3f %d\n", i, phone[i].heard, phone[i].heard_bytes);
}

static int by_time(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void begin_votes(void) { voted = acked = progresses = shouted = 0; }

static void tell_votes(void) {
    for (Vote *v = vote; v < vote + voted; v++)
        printf("vote %d %.3f %.3f %.3f %s %s\n", v->phone, v->due, v->sent, v->acked, v->status, choice(v->phone, v->turn, ",", ""));
    for (int i = 0; i < progresses; i++) printf("progress %.3f %d\n", progress[i].time, progress[i].answered);
}

static void vote_within(double window) {
    static double due[MOST];
    static int order[MOST];
    double start = now() + 50;
    begin_votes();
    for (int i = 0; i < phones; i++) due[i] = start + window * drand48(), order[i] = i;
    qsort(due, phones, sizeof *due, by_time);
    for (int i = phones - 1; i > 0; i--) { int j = lrand48() % (i + 1), kept = order[i]; order[i] = order[j]; order[j] = kept; }
    for (int next = 0; next < phones;) {
        while (next < phones && due[next] <= now()) cast(order[next], due[next]), next++;
        if (next < phones) turn(due[next]);
    }
    wait_for(&acked, phones);
    for (double end = now() + 2000; shouted < phones && now() < end;) turn(now() + 50);
    tell_votes();
}

static void loop(int n, double seconds) {
    begin_votes();
    loop_until = now() + seconds * 1e3;
    for (int i = 0; i < n; i++) cast(i, now());
    rest(seconds * 1e3);
    wait_for(&acked, voted);
    loop_until = 0;
    tell_votes();
}

static void vote_by_form(int n) {
    static Line lines[512];
    begin_votes();
    next_form = 0;
    for (int i = 0; i < n && i < phones; i++) {
        open_line(&lines[i]);
        next_form_vote(&lines[i]);
    }
    wait_for(&acked, phones);
    for (int i = 0; i < n; i++) close_line(&lines[i]);
    tell_votes();
}

static int obey(const char *order) {
    int n = 0;
    double x = 0;
    if (sscanf(order, "join %d", &n) == 1 && n <= MOST) join(n);
    else if (!strcmp(order, "return\n")) come_back();
    else if (!strcmp(order, "watch\n")) watch();
    else if (!strcmp(order, "await\n")) await();
    else if (sscanf(order, "vote %lf", &x) == 1) vote_within(x);
    else if (sscanf(order, "loop %d %lf", &n, &x) == 2) loop(n, x);
    else if (sscanf(order, "forms %d", &n) == 1) vote_by_form(n > 512 ? 512 : n);
    else if (!strcmp(order, "cookies\n")) for (int i = 0; i < phones; i++) printf("cookie %d %s\n", i, phone[i].secret);
    else return 0;
    return 1;
}

int main(int count, char **given) {
    if (count < 5) return 2;
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    port = atoi(given[1]);
    activity = given[2];
    for (char *item = strtok(given[3], ","); item; item = strtok(NULL, ",")) items[item_count++] = item;
    chosen = atoi(given[4]);
    for (int i = 5; i < count; i++) {
        if (strcmp(given[i], "--")) given[5 + file_count++] = given[i];
        else first_files = file_count;
    }
    files = given + 5;
    vote = calloc(VOTES, sizeof *vote);
    poller = epoll_create1(0);
    timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(poller, EPOLL_CTL_ADD, timer, &e);
    char order[256];
    while (fgets(order, sizeof order, stdin) && obey(order)) {
        puts("done");
        fflush(stdout);
    }
    return 0;
}
