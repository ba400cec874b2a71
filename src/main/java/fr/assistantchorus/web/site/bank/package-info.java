/**
 * The pages of a structure's bank details (F27 to F32): the list, adding with a file, deactivating,
 * and what is kept on paper.
 */
package fr.assistantchorus.web.site.bank;
