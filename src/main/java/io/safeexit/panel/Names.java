package io.safeexit.panel;

import io.safeexit.service.ServiceState;
import io.safeexit.text.Texts;

/** Names of services: some are those of texts, and so follow the language. */
final class Names {

    private Names() {}

    /** What is there; where nothing is, {@code next}, which the next start brings up. */
    static String shown(PanelSnapshot now, String next, Texts texts) {
        boolean none =
                now.service().isEmpty()
                        || now.state() == ServiceState.STOPPED
                        || now.state() == ServiceState.FAILED;
        return of(none ? next : now.service(), texts);
    }

    static String of(String service, Texts texts) {
        return texts.named(service);
    }
}
