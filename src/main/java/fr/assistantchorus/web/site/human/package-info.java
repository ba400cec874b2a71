/**
 * The captcha of the forms that anybody may send: the sign-up, a new activation mail, a forgotten
 * password.
 *
 * <p>It lives here, since the rooms below know no particular service of the portal.
 */
package fr.assistantchorus.web.site.human;
