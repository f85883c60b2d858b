package io.safeexit.service.command;

/** Makes a task a failed one: something had to be ended by force. What, was said in words. */
final class Killed extends Exception {

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("OverrideThrowableToString") // what the log shows, to people
    public String toString() {
        return "SIGKILL";
    }
}
