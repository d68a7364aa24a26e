import CHelpLookup
import HelpBundle
import Testing

@testable import HelpLookup

/// What the C interface takes for granted of its header. Its functions are called by Tests/Library/test_library.c.
@Suite struct CInterfaceTests {
    /// Where the text of a field stands in an answer.
    private func offset(of field: RecordField) -> Int? {
        switch field {
        case .title: unsafe MemoryLayout<helplookup_answer>.offset(of: \.title)
        case .summary: unsafe MemoryLayout<helplookup_answer>.offset(of: \.summary)
        case .text: unsafe MemoryLayout<helplookup_answer>.offset(of: \.text)
        case .html: unsafe MemoryLayout<helplookup_answer>.offset(of: \.html)
        case .url: unsafe MemoryLayout<helplookup_answer>.offset(of: \.url)
        case .path: unsafe MemoryLayout<helplookup_answer>.offset(of: \.path)
        case .date: unsafe MemoryLayout<helplookup_answer>.offset(of: \.date)
        case .version: unsafe MemoryLayout<helplookup_answer>.offset(of: \.version)
        case .assetID: unsafe MemoryLayout<helplookup_answer>.offset(of: \.asset_id)
        case .errorID: unsafe MemoryLayout<helplookup_answer>.offset(of: \.error_id)
        case .mtpsID: unsafe MemoryLayout<helplookup_answer>.offset(of: \.mtps_id)
        case .contentKeyID: unsafe MemoryLayout<helplookup_answer>.offset(of: \.content_key_id)
        }
    }

    @Test(arguments: RecordField.allCases)
    func `an answer has the texts of a record in the order of the bundle`(field: RecordField) {
        let stride = unsafe MemoryLayout<helplookup_text>.stride
        #expect(offset(of: field) == field.rawValue * stride)
    }

    @Test func `structs that callers allocate have the sizes of version 0`() {
        // Where pointers have 64 bits; they never change within a major version.
        let sizes = unsafe [
            MemoryLayout<helplookup_text>.size, MemoryLayout<helplookup_problem>.size,
            MemoryLayout<helplookup_answer>.size, MemoryLayout<helplookup_info>.size,
        ]
        #expect(sizes == [16, 184, 272, 112])
    }

    @Test(arguments: LookupStatus.allCases)
    func `a status has the same number and name in C`(status: LookupStatus) {
        let name = unsafe helplookup_status_name(status.rawValue).map { unsafe String(cString: $0) }
        #expect(name == status.name)
    }

    @Test func `the constants of the header are the numbers of the bundle`() {
        #expect(LookupStatus.badKey.rawValue == Int32(HELPLOOKUP_BAD_KEY))
        #expect(LookupStatus.version.rawValue == Int32(HELPLOOKUP_BAD_VERSION))
        #expect(Int(MatchKind.assetID.rawValue) == Int(HELPLOOKUP_MATCH_ASSET_ID))
        #expect(Int(MatchKind.fileName.rawValue) == Int(HELPLOOKUP_MATCH_FILE_NAME))
        #expect(MatchKind.allCases.count == Int(HELPLOOKUP_MATCH_FILE_NAME) + 1)
        #expect(Int(LookupRecord.Translation.human.rawValue) == Int(HELPLOOKUP_TRANSLATION_HUMAN))
        for kind in MatchKind.allCases {
            let name = unsafe helplookup_match_name(Int32(kind.rawValue)).map { unsafe String(cString: $0) }
            #expect(name == kind.name)
        }
    }
}
