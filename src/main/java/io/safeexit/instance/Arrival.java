package io.safeexit.instance;

/** What a start of the program finds. */
public sealed interface Arrival {

    /** Nobody is here: this is the one that others will find, behind {@code door}. */
    record First(Door door) implements Arrival {}

    /** Somebody is here, and has taken the errand. */
    record Told() implements Arrival {}

    /** Whether somebody is here cannot be found out, or he does not answer; {@code why}. */
    record Alone(String why) implements Arrival {}
}
