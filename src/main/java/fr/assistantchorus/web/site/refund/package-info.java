/**
 * The page « Demande de remboursement TIC ».
 *
 * <p>It shows what is ready, and says that requests themselves are not made here.
 */
package fr.assistantchorus.web.site.refund;
