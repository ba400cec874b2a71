package fr.assistantchorus;

import fr.assistantchorus.field.OpeningHours;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.setting.Setting;
import fr.assistantchorus.setting.Settings;

/** The portal's rules as the settings have them. */
final class SettingRules {
  private SettingRules() {}

  static PortalRules of(Settings settings) {
    return PortalRules.at(settings.publicUrl())
        .withLinkValidity(settings.time(Setting.LINK_MINUTES))
        .withMailsPerAddress(
            settings.whole(Setting.RESENDS_PER_ADDRESS_PER_HOUR),
            settings.time(Setting.RESEND_GAP_MINUTES))
        .withMailsPerNetwork(settings.whole(Setting.RESENDS_PER_NETWORK_PER_HOUR))
        .withLoginLock(settings.whole(Setting.LOGIN_FAILURES), settings.time(Setting.LOCK_MINUTES))
        .withDesk(
            new PortalRules.Desk(
                OpeningHours.parse(settings.text(Setting.DESK_HOURS)),
                settings.time(Setting.DESK_MINUTES),
                settings.time(Setting.DESK_SILENCE_MINUTES)));
  }
}
