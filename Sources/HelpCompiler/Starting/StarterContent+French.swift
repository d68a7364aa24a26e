extension StarterContent {
    /// The French files: the same topics under other names, in other folders, with the same asset ids.
    static func french(_ ids: IDs) -> [File] {
        [
            File(path: "fr-fr/toc.yml", text: frenchContents), File(path: "fr-fr/index.md", text: frenchIndex(ids)),
            File(path: "fr-fr/installation/espace-disque.md", text: frenchDiskSpace(ids)),
            File(path: "fr-fr/installation/liberer-de-l-espace.md", text: frenchFreeDiskSpace(ids)),
        ]
    }

    private static let frenchContents = """
        - href: index.md
        - name: Messages du programme d’installation
          items:
          - href: installation/espace-disque.md
        - name: Procédures
          items:
          - href: installation/liberer-de-l-espace.md

        """

    private static func frenchIndex(_ ids: IDs) -> String {
        """
        ---
        title: Quand l’installation s’arrête
        assetid: \(ids.index)
        description: Que lire quand le programme d’installation s’arrête.
        ---

        Le programme d’installation s’arrête quand il ne peut pas continuer sans risque, et il indique pourquoi.
        Cherchez ici ce qu’il affiche.

        | Message | À lire |
        |---------|--------|
        | `DiskSpaceMissing` | [L’espace disque est insuffisant](installation/espace-disque.md) |

        Avant de lancer l’installation sur un nouvel ordinateur,
        [faites de la place sur son disque](installation/liberer-de-l-espace.md#faire-de-la-place).

        """
    }

    private static func frenchDiskSpace(_ ids: IDs) -> String {
        """
        ---
        title: L’espace disque est insuffisant
        toctitle: Espace disque insuffisant
        assetid: \(ids.diskSpace)
        errorid: DiskSpaceMissing
        description: Le disque choisi pour l’installation n’a pas assez d’espace libre.
        ---

        Le disque choisi pour l’installation a moins de 30\u{A0}Go d’espace libre. Il faut compter\u{A0}:

        | Élément | Espace |
        |---------|-------:|
        | les programmes | 6\u{A0}Go |
        | la première base de données | 20\u{A0}Go |
        | les journaux de la première semaine | 4\u{A0}Go |

        1. [Cherchez ce qui occupe l’espace](liberer-de-l-espace.md#chercher-ce-qui-occupe-lespace), puis déplacez-le ou
           supprimez-le.
        2. Relancez l’installation. Elle reprend là où elle s’était arrêtée.

        """
    }

    private static func frenchFreeDiskSpace(_ ids: IDs) -> String {
        """
        ---
        title: Libérer de l’espace disque
        assetid: \(ids.freeDiskSpace)
        description: Comment trouver ce qui occupe l’espace d’un disque, et que supprimer.
        ---

        ## Chercher ce qui occupe l’espace

        Affichez les dix dossiers les plus volumineux de `/var`\u{A0}:

        ```sh
        du -k /var | sort -n | tail -n 10
        ```

        ## Faire de la place

        Supprimez ce dont vous n’avez plus besoin, ou déplacez-le sur un autre disque.

        > [!IMPORTANT]
        > Faites d’abord une sauvegarde, et ne supprimez pas les journaux d’une base de données\u{A0}: ils peuvent
        > être nécessaires pour la restaurer.

        """
    }
}
