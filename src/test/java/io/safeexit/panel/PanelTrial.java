package io.safeexit.panel;

import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Opens the real window around a puppet that looks busy: for trying it by hand. */
final class PanelTrial {

    private PanelTrial() {}

    public static void main(String[] args) throws Exception {
        var language = Locale.forLanguageTag(args.length > 0 ? args[0] : "en");
        var theme = Theme.valueOf(args.length > 1 ? args[1] : "SYSTEM");
        var folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("panel-trial");
        var rig = new PanelRig(folder, TimeBudget.DEFAULT, language, theme);
        for (int i = 0; i < 9; i++) {
            var service = rig.next().serve().holdOnly(Phase.FINISH_REQUESTS);
            Thread.ofPlatform().daemon().start(() -> lookBusy(service));
        }
        Thread.ofPlatform().daemon().start(() -> goWith(rig));
        rig.panel.show();
    }

    private static void goWith(PanelRig rig) {
        rig.programEnded.join();
        System.out.println("hidden: " + rig.panel.close(Duration.ofSeconds(1)));
        System.exit(0);
    }

    private static void lookBusy(PuppetService service) {
        long served = 0;
        try {
            while (true) {
                var random = ThreadLocalRandom.current();
                served += random.nextInt(90, 150);
                service.load(random.nextInt(8, 16), 64, 3, served);
                service.step(Phase.FINISH_REQUESTS)
                        .at(random.nextInt(1, 4), 12, "GET /work?ms=60000 127.0.0.1:51234");
                Thread.sleep(100);
            }
        } catch (InterruptedException end) {
            // over
        }
    }
}
