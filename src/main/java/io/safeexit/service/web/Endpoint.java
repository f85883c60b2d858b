package io.safeexit.service.web;

/** What answers the requests for one path. */
@FunctionalInterface
interface Endpoint {

    /** Answers on the thread of the request, which may wait here. */
    void answer(Exchange exchange, Reply reply) throws Exception;
}
