extension StarterContent {
    /// The English files.
    static func english(_ ids: IDs) -> [File] {
        [
            File(path: "en-us/toc.yml", text: englishContents), File(path: "en-us/index.md", text: englishIndex(ids)),
            File(path: "en-us/setup/disk-space.md", text: englishDiskSpace(ids)),
            File(path: "en-us/setup/free-disk-space.md", text: englishFreeDiskSpace(ids)),
        ]
    }

    private static let englishContents = """
        - href: index.md
        - name: What Setup reports
          items:
          - href: setup/disk-space.md
        - name: How to
          items:
          - href: setup/free-disk-space.md

        """

    private static func englishIndex(_ ids: IDs) -> String {
        """
        ---
        title: When Setup stops
        assetid: \(ids.index)
        description: Where to read on when Setup stops.
        ---

        Setup stops where it cannot go on safely, and says why. Find what it says here:

        | Setup says | What to read |
        |------------|--------------|
        | `DiskSpaceMissing` | [There is too little disk space](setup/disk-space.md) |

        Before you start Setup on a new computer, [make room on its drive](setup/free-disk-space.md#make-room).

        """
    }

    private static func englishDiskSpace(_ ids: IDs) -> String {
        """
        ---
        title: There is too little disk space
        toctitle: Too little disk space
        assetid: \(ids.diskSpace)
        errorid: DiskSpaceMissing
        description: The drive that Setup installs to has too little free space.
        ---

        The drive that Setup installs to has less than 30 GB of free space. It takes:

        | What | Space |
        |------|------:|
        | the programs | 6 GB |
        | the first database | 20 GB |
        | the logs of the first week | 4 GB |

        1. [Find what takes the space](free-disk-space.md#find-what-takes-the-space), and move or delete it.
        2. Start Setup again. It goes on where it stopped.

        """
    }

    private static func englishFreeDiskSpace(_ ids: IDs) -> String {
        """
        ---
        title: Free disk space
        assetid: \(ids.freeDiskSpace)
        description: How to find what takes the space of a drive, and what to delete.
        ---

        ## Find what takes the space

        List the ten largest folders in `/var`:

        ```sh
        du -k /var | sort -n | tail -n 10
        ```

        ## Make room

        Delete what you no longer need, or move it to another drive.

        > [!IMPORTANT]
        > Make a backup first, and do not delete the logs of a database: they may be needed to restore it.

        """
    }
}
