/**
 * What every page needs: templates, forms and their guard, who visits, and failures as pages.
 *
 * <p>Nothing here knows a particular page.
 */
package fr.assistantchorus.web.page;
